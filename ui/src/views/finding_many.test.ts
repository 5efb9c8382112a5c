import { flushSync } from "svelte";
import { beforeAll, describe, expect, it } from "vitest";
import { pretendLayout } from "../editor/testing/layout";
import { all, click, find, press, showWindow, until } from "./testing";

beforeAll(pretendLayout);
const window_ = showWindow();

function write(testid: string, text: string): void {
  const input = find(testid) as HTMLInputElement;
  input.value = text;
  input.dispatchEvent(new Event("input", { bubbles: true }));
  input.focus();
  flushSync();
}

/** Opens the sheet by its key and looks for this. */
async function look(text: string, instead = ""): Promise<void> {
  find("field-headline")?.focus();
  press("H", "KeyH", { ctrlKey: true, shiftKey: true });
  await until(() => expect(find("find-many-text")).not.toBeNull());
  write("find-many-text", text);
  write("find-many-with", instead);
  press("Enter", "Enter");
  await until(() => expect(find("find-many-sheet")?.dataset["step"]).not.toBe("looking"));
}

const step = (): string => find("find-many-sheet")?.dataset["step"] ?? "";
const headline = (): string => (find("field-headline") as HTMLTextAreaElement).value;

describe("finding in several articles", () => {
  it("shows places by articles, replaces those that are ticked, and takes them back", async () => {
    const word = headline().split(" ")[0] ?? "";
    const before = headline();
    await look(word, "بدلاً");
    await until(() => expect(step()).toBe("found"));
    expect(all("find-many-article").length).toBeGreaterThan(0);
    expect(find("find-many-found")?.textContent).toContain("بدلاً");
    click("find-many-replace");
    await until(() => expect(find("find-many-done")).not.toBeNull());
    await until(() => expect(headline()).toContain("بدلاً"));
    await until(() => expect(find("undo-notice")?.dataset["kind"]).toBe("offer"));
    press("z", "KeyZ", { ctrlKey: true, altKey: true });
    await until(() => expect(headline()).toBe(before));
    await until(() => expect(all("find-many-article").length).toBeGreaterThan(0));
  });

  it("counts in the article's own find bar what stands in its fields, and shows it on the sheet", async () => {
    const word = headline().split(" ")[0] ?? "";
    find("field-headline")?.focus();
    press("f", "KeyF", { ctrlKey: true });
    await until(() => expect(find("find-text")).not.toBeNull());
    const input = find("find-text") as HTMLInputElement;
    input.value = word;
    input.dispatchEvent(new Event("input", { bubbles: true }));
    await until(() => expect(find("find-beside")).not.toBeNull());
    click("find-beside");
    await until(() => expect(all("find-many-article")).toHaveLength(1));
    expect((find("find-many-text") as HTMLInputElement).value).toBe(word);
    expect(find("find-many-found")?.textContent).toContain("العنوان");
  });

  it("looks through the chosen articles where some are", async () => {
    find("library-item")?.focus();
    press(" ", "Space", { ctrlKey: true });
    await until(() => expect(find("chosen-find")).not.toBeNull());
    click("chosen-find");
    write("find-many-text", "ا");
    press("Enter", "Enter");
    await until(() => expect(step()).toBe("found"));
    expect(find("find-places-chosen")?.classList).toContain("chosen");
    const sent = window_.host.requests.filter(({ command }) => command === "find_in_articles");
    expect((sent.at(-1)?.args["articles"] as string[]).length).toBe(1);
  });

  it("says what is wrong with an expression, and that nothing is found", async () => {
    await look("ظظظ");
    await until(() => expect(find("find-many-none")).not.toBeNull());
    click("find-regex");
    write("find-many-text", "(");
    press("Enter", "Enter");
    await until(() => expect(find("find-many-error")?.textContent).toContain("قوس"));
  });
});
