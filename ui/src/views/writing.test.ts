import { beforeEach, describe, expect, it, vi } from "vitest";
import { pretendLayout } from "../editor/testing/layout";
import { preferences } from "../shared/preferences.svelte";
import { typing, usualHelp } from "../shared/typing.svelte";
import { writing } from "../shared/writing.svelte";
import { all, click, find, fill, press, showWindow, until } from "./testing";

const shown = showWindow();

beforeEach(() => {
  pretendLayout();
  vi.stubGlobal("innerWidth", 1600);
  return () => {
    writing.alone = writing.outlined = false;
    writing.asked = 0;
    typing.current = usualHelp;
    vi.unstubAllGlobals();
  };
});

const hidden = (pane: string): boolean =>
  document.querySelector<HTMLElement>(`[data-pane="${pane}"]`)?.hidden !== false;

describe("the text alone", () => {
  it("comes and goes by its key, leaves by Escape, and hides the panes from the keyboard too", () => {
    find("editor")?.focus();
    press("F9", "F9");
    expect([hidden("library"), hidden("inspector"), hidden("page")]).toEqual([true, true, false]);
    expect(document.querySelectorAll(".clear")).toHaveLength(1);
    expect(find("save-state")).not.toBeNull();
    press("Escape", "Escape");
    expect([hidden("library"), hidden("inspector")]).toEqual([false, false]);
    expect(document.querySelectorAll(".clear")).toHaveLength(0);
    press("F9", "F9");
    press("F9", "F9");
    expect(writing.alone).toBe(false);
  });

  it("gives way to printing, which may be refused in words", async () => {
    shown.host.failing.set("export_pages", { code: "never_publish", detail: "" });
    press("3", "Digit3", { altKey: true });
    press("F9", "F9");
    press("p", "KeyP", { ctrlKey: true });
    expect([writing.alone, hidden("inspector")]).toEqual([false, false]);
    await until(() =>
      expect(shown.host.requests.map(({ command }) => command)).toContain("export_pages"),
    );
  });

  it("gives way to a pane that is asked for", () => {
    press("F9", "F9");
    press("1", "Digit1", { altKey: true });
    expect(hidden("inspector")).toBe(false);
  });
});

describe("the outline", () => {
  it("is opened by its key with the focus in it, and Escape gives the keyboard back", async () => {
    find("editor")?.focus();
    press("L", "KeyL", { ctrlKey: true, shiftKey: true });
    await until(() => expect(find("outline")).not.toBeNull());
    await until(() => expect(document.activeElement).toBe(find("outline-heading")));
    press("Escape", "Escape");
    expect(find("outline")).toBeNull();
    expect(document.activeElement).toBe(find("editor"));
  });
});

describe("the length of the article", () => {
  it("stands in the foot line beside what the profile wants of it", async () => {
    await until(() => expect(find("word-count")?.textContent).toMatch(/من/u));
    typing.current = { ...usualHelp, digits: "arabic_indic" };
    await until(() => expect(find("word-count")?.textContent).toMatch(/[٠-٩]/u));
  });

  it("is told by its key, and another number of words is wanted in any digits", async () => {
    press("G", "KeyG", { ctrlKey: true, shiftKey: true });
    await until(() => expect(find("counts-words")?.textContent).not.toBe(""));
    fill("counts-target", "٣٠٠");
    find("counts-target")?.dispatchEvent(new Event("change", { bubbles: true }));
    const { host } = shown;
    await until(() =>
      expect(host.requests.find(({ command }) => command === "article_set_target")?.args).toEqual(
        expect.objectContaining({ words: 300 }),
      ),
    );
    await until(() => expect(find("counts-progress")).not.toBeNull());
    fill("counts-target", "كثير");
    find("counts-target")?.dispatchEvent(new Event("change", { bubbles: true }));
    await until(() => expect(find("counts")?.querySelector('[role="alert"]')).not.toBeNull());
  });
});

describe("the text of the page", () => {
  it("is made larger apart from the window, under an Arabic layout too", async () => {
    const { zoom } = preferences.current;
    press(">", "Period", { ctrlKey: true, shiftKey: true });
    await until(() => expect(preferences.current.text_size).toBe(110));
    press("ز", "Comma", { ctrlKey: true, shiftKey: true });
    await until(() => expect(preferences.current.text_size).toBe(100));
    expect(preferences.current.zoom).toBe(zoom);
    expect(document.documentElement.style.getPropertyValue("--text-size")).toBe("1");
  });
});

describe("a second article", () => {
  it("comes from the library by its key, stands after the first, and goes by its key", async () => {
    const line = all("library-item").find((one) => one.getAttribute("aria-current") === null);
    line?.focus();
    press("Enter", "Enter", { ctrlKey: true });
    await until(() => expect(find("beside")).not.toBeNull());
    expect(hidden("library")).toBe(true);
    const [first, second] = all("editor");
    expect(find("beside")?.contains(second ?? null)).toBe(true);
    expect(find("beside")?.contains(first ?? null)).toBe(false);
    press("w", "KeyW", { ctrlKey: true });
    await until(() => expect(find("beside")).toBeNull());
    expect(hidden("library")).toBe(false);
  });

  it("keeps what was typed in it while the text is alone", async () => {
    all("library-beside")[0]?.click();
    await until(() => expect(find("beside")).not.toBeNull());
    const second = all("editor")[1];
    press("F9", "F9");
    expect(hidden("beside")).toBe(true);
    press("F9", "F9");
    expect(all("editor")[1]).toBe(second);
    click("beside-close");
    await until(() => expect(find("beside")).toBeNull());
  });
});
