import { describe, expect, it } from "vitest";
import { all, find, press, showWindow, until } from "./testing";

const shown = showWindow();

async function openSheet(): Promise<void> {
  press(",", "Comma", { ctrlKey: true });
  await until(() => expect(find("settings-typing")).not.toBeNull());
  find("settings-typing")?.click();
  await until(() => expect(find("typing-quotes")).not.toBeNull());
}

function write(testid: string, text: string): void {
  const input = find(testid) as HTMLInputElement;
  input.value = text;
  input.dispatchEvent(new Event("input", { bubbles: true }));
}

describe("the help at typing", () => {
  it("is read from the vault, and each rule is switched by itself", async () => {
    const { host } = shown;
    await until(() => expect(host.requests.map(({ command }) => command)).toContain("typing_help"));
    await openSheet();
    expect((find("typing-quotes") as HTMLInputElement).checked).toBe(true);
    find("typing-dash")?.click();
    await until(() => expect(host.typing.help.off).toEqual(["dash"]));
    find("typing-dash")?.click();
    await until(() => expect(host.typing.help.off).toEqual([]));
    find("typing-quotes-curly")?.click();
    find("typing-digits-arabic_indic")?.querySelector("input")?.click();
    await until(() => expect(host.typing.help.digits).toBe("arabic_indic"));
  });

  it("keeps abbreviations, offers to take that back, and says what is wrong", async () => {
    const { host } = shown;
    await openSheet();
    write("abbreviation-short", "ق س");
    find("abbreviation-keep")?.click();
    await until(() => expect(find("typing")?.textContent).toContain("بلا مسافة"));
    write("abbreviation-short", "قسد");
    write("abbreviation-long", "قوات سوريا الديمقراطية");
    find("abbreviation-keep")?.click();
    await until(() => expect(all("abbreviation-remove")).toHaveLength(1));
    expect(host.typing.help.abbreviations).toHaveLength(1);
    all("abbreviation-remove")[0]?.click();
    await until(() => expect(find("abbreviations-empty")).not.toBeNull());
    expect(document.activeElement).toBe(find("abbreviation-short"));
  });

  it("says why it could not be kept, and stays as it was", async () => {
    const { host } = shown;
    await openSheet();
    host.failing.set("typing_help_save", { code: "disk_full", detail: "" });
    find("typing-dash")?.click();
    await until(() => expect(find("typing")?.textContent).toContain("القرص"));
    expect(host.typing.help.off).toEqual([]);
    expect((find("typing-dash") as HTMLInputElement).checked).toBe(true);
  });
});
