import { flushSync } from "svelte";
import { beforeAll, describe, expect, it } from "vitest";
import { pretendLayout } from "../editor/testing/layout";
import { all, find, press, showWindow, until } from "./testing";

beforeAll(pretendLayout);
showWindow();

function write(testid: string, text: string): void {
  const input = find(testid) as HTMLInputElement;
  input.value = text;
  input.dispatchEvent(new Event("input", { bubbles: true }));
  flushSync();
}

/** Opens the bar and looks for this. */
async function look(text: string, key = "f", code = "KeyF"): Promise<void> {
  find("field-headline")?.focus();
  press(key, code, { ctrlKey: true });
  await until(() => expect(document.activeElement).toBe(find("find-text")));
  write("find-text", text);
}

const count = (): string => find("find-count")?.textContent.replace(/[\u2066-\u2069]/gu, "") ?? "";
const marked = (): HTMLElement[] => [
  ...document.querySelectorAll<HTMLElement>(".ProseMirror .found"),
];
const body = (): string => document.querySelector(".ProseMirror")?.textContent ?? "";

describe("finding in the text", () => {
  it("shows every match in its place, counts them, and goes from one to the next and round", async () => {
    await look("في");
    await until(() => expect(marked().length).toBeGreaterThan(1));
    const { length } = marked();
    const here = (): number => marked().findIndex((one) => one.classList.contains("found-here"));
    expect(count()).toMatch(/^1|١/u);
    press("Enter", "Enter");
    expect(here()).toBe(1);
    press("Enter", "Enter", { shiftKey: true });
    press("F3", "F3", { shiftKey: true });
    expect(here()).toBe(length - 1);
    press("F3", "F3");
    expect(here()).toBe(0);
  });

  it("gives the text the keyboard with the match selected, and marks nothing more", async () => {
    await look("في");
    await until(() => expect(marked().length).toBeGreaterThan(1));
    press("Escape", "Escape");
    expect(find("find")).toBeNull();
    expect(marked()).toHaveLength(0);
    expect(document.activeElement).toBe(document.querySelector(".ProseMirror"));
  });

  it("says that nothing is found, and what is no expression", async () => {
    await look("ظظظ");
    await until(() => expect(count()).toBe("لا نتائج"));
    find("find-regex")?.click();
    write("find-text", "(");
    await until(() => expect(count()).toContain("قوس"));
  });

  it("shows each replacement, leaves out what is not wanted, and one undo takes all back", async () => {
    const before = body();
    await look("في", "h", "KeyH");
    write("find-with", "بـ");
    await until(() => expect(all("find-preview")).toHaveLength(1));
    const boxes = [...(find("find-preview")?.querySelectorAll("input") ?? [])];
    expect(boxes.length).toBeGreaterThan(1);
    expect(find("find-preview")?.textContent).toContain("بـ");
    boxes[0]?.click();
    flushSync();
    find("replace-chosen")?.click();
    await until(() => expect(marked()).toHaveLength(1));
    expect(body()).not.toBe(before);
    find("find-close")?.click();
    flushSync();
    press("z", "KeyZ", { ctrlKey: true });
    expect(body()).toBe(before);
  });
});
