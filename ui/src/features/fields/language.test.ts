import { describe, expect, it } from "vitest";
import { languageName } from "../../shared/language_name";
import { isOffered, readLanguage } from "./language";

describe("languages", () => {
  it("are BCP 47 tags in the recommended case", () => {
    expect(readLanguage(" FA_ir ")).toBe("fa-IR");
    expect(readLanguage("ku-arab-iq")).toBe("ku-Arab-IQ");
    expect(readLanguage("kmr")).toBe("kmr");
    expect(readLanguage("syr")).toBe("syr");
  });

  it.each(["", "عربي", "a", "ar-", "ar IQ x"])("are not «%s»", (typed) => {
    expect(readLanguage(typed)).toBeNull();
  });

  it("are offered or named by the system", () => {
    expect(isOffered("ckb")).toBe(true);
    expect(isOffered("fa")).toBe(false);
    expect(languageName("fa", "ar")).toBe("الفارسية");
    expect(languageName("not a tag", "ar")).toBe("not a tag");
  });
});
