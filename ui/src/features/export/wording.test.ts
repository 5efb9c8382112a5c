import { describe, expect, it } from "vitest";
import { adviceFor, formatName, lossText, optionHint, optionValue } from "./wording";

const plain = (text: string): string => text.replace(/[\u2068\u2069]/gu, "");

describe("the words of an export", () => {
  it("name what is lost, and count what can be several", () => {
    expect(plain(lossText({ what: "link", count: 3, detail: "" }))).toBe("روابط (3)");
    const letters = { what: "missing_letter", count: 57, detail: "北 京" };
    expect(plain(lossText(letters))).toMatch(/^حروف .+ \(57\): 北 京$/u);
    expect(lossText({ what: "status", count: 1, detail: "" })).toBe("حالة المقال");
    expect(lossText({ what: "embargo", count: 1, detail: "" })).toBe("حظر النشر حتى");
    expect(lossText({ what: "hologram", count: 1, detail: "" })).toBe("hologram");
  });

  it("say what to do about each failure", () => {
    expect(adviceFor("disk_full")).not.toBe(adviceFor("internal"));
    expect(adviceFor("folder_denied")).not.toBe(adviceFor("internal"));
    expect(formatName("html")).toContain("HTML");
    expect(formatName("docx")).toContain("DOCX");
    expect(formatName("hologram")).toBe("hologram");
  });

  it("say what a choice means where its name does not", () => {
    expect(plain(optionValue("zone", "+03:00"))).toBe("UTC+03:00");
    expect(optionValue("ninjs", "9")).toBe("9");
    expect(optionHint("zone")).not.toBe(null);
    expect(optionHint("paper")).toBe(null);
  });
});
