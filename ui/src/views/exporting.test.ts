import { flushSync } from "svelte";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { all, click, find, press, showWindow } from "./testing";

const shown = showWindow();

beforeEach(() => all("library-item")[0]?.focus());

const chosen = (): number =>
  all("library-choose").filter((box) => (box as HTMLInputElement).checked).length;

async function sheet(): Promise<void> {
  press("ث", "KeyE", { ctrlKey: true, shiftKey: true });
  await vi.waitFor(() => {
    flushSync();
    expect(find("format-html")).not.toBeNull();
  });
}

async function run(): Promise<void> {
  click("several-run");
  await vi.waitFor(() => {
    flushSync();
    expect(find("several-run")?.hasAttribute("aria-disabled") ?? false).toBe(false);
  });
}

describe("choosing in the library", () => {
  it("goes by the keyboard: one, a stretch, all, none", async () => {
    all("library-item")[0]?.focus();
    press(" ", "Space", { ctrlKey: true });
    expect(chosen()).toBe(1);
    press("ArrowDown", "ArrowDown", { shiftKey: true });
    press("ArrowDown", "ArrowDown", { shiftKey: true });
    expect(chosen()).toBe(3);
    expect(document.activeElement).toBe(all("library-item")[2]);
    press("ArrowUp", "ArrowUp", { shiftKey: true });
    expect(chosen()).toBe(2);
    press("ش", "KeyA", { ctrlKey: true });
    await vi.waitFor(() => {
      flushSync();
      expect(chosen()).toBe(all("library-item").length);
    });
    press("Escape", "Escape");
    expect([chosen(), find("chosen-bar")]).toEqual([0, null]);
  });

  it("goes by the mouse, and opens no article", () => {
    const before = shown.host.requests.filter(({ command }) => command === "article_open").length;
    const at = (place: number, held: MouseEventInit): void => {
      all("library-item")[place]?.dispatchEvent(
        new MouseEvent("click", { bubbles: true, ...held }),
      );
      flushSync();
    };
    at(1, { ctrlKey: true });
    at(3, { shiftKey: true });
    expect(chosen()).toBe(3);
    click("chosen-clear");
    expect(chosen()).toBe(0);
    const opened = shown.host.requests.filter(({ command }) => command === "article_open").length;
    expect(opened).toBe(before);
  });

  it("is where an export without articles leads", () => {
    press("ث", "KeyE", { ctrlKey: true, shiftKey: true });
    expect(find("several")).toBeNull();
    expect(find("chosen-bar")).not.toBeNull();
  });
});

describe("an export of the chosen articles", () => {
  beforeEach(() => {
    for (const box of all("library-choose").slice(0, 2)) box.click();
    flushSync();
  });

  it("shows each word that holds it, leads to its list and back, and writes once it is gone", async () => {
    const headline = all("library-item")[0]?.querySelector("bdi")?.textContent ?? "";
    const word = headline.split(" ")[0] ?? "";
    shown.host.exports.words = [word];
    await sheet();
    expect(find("several-articles")?.children).toHaveLength(2);
    click("format-epub");
    click("several-together");
    click("several-run");
    await vi.waitFor(() => expect(find("held-word")?.textContent).toContain(word));
    expect(find("held-word")?.dataset["field"]).toBe("headline");
    click("several-words");
    await vi.waitFor(() => expect(find("never-publish-remove")).not.toBeNull());
    click("never-publish-remove");
    await vi.waitFor(() => {
      flushSync();
      expect(find("never-publish-empty")).not.toBeNull();
    });
    find("never-publish")?.dispatchEvent(new Event("cancel", { cancelable: true }));
    flushSync();
    click("several-back");
    await run();
    await vi.waitFor(() => expect(find("several-file")?.dataset["path"]).toMatch(/\.epub$/u));
    expect(document.activeElement).toBe(find("several-done"));
  });

  it("goes on with its sheet closed, and says in the library what came of it", async () => {
    shown.host.exports.pace_ms = 200;
    await sheet();
    click("format-html");
    click("several-run");
    await vi.waitFor(() => {
      flushSync();
      expect(find("several-progress")).not.toBeNull();
    });
    find("several")?.dispatchEvent(new Event("cancel", { cancelable: true }));
    flushSync();
    expect(find("several")).toBeNull();
    expect(find("several-progress")).not.toBeNull();
    await vi.waitFor(() => {
      flushSync();
      expect(find("several-last")).not.toBeNull();
    });
    // What it wrote can be shown from there, and from the sheet.
    click("export-show");
    click("several-last-open");
    expect(find("several-done")).not.toBeNull();
    expect(all("export-show")).toHaveLength(1);
    const path = find("several-file")?.dataset["path"];
    const asked = shown.host.requests.filter(({ command }) => command === "export_show_file");
    expect(asked.map(({ args }) => args["path"])).toEqual([path]);
    expect(find("several-last")).toBeNull();
  });

  it("asks before it writes over files", async () => {
    await sheet();
    click("format-html");
    click("several-run");
    await vi.waitFor(() => expect(find("several-done")).not.toBeNull());
    click("several-back");
    click("several-run");
    await vi.waitFor(() => {
      flushSync();
      expect(document.activeElement).toBe(find("several-agree"));
    });
    click("several-agree");
    await vi.waitFor(() => expect(all("several-file")).toHaveLength(2));
  });
});

describe("who gets what", () => {
  it("is made by the keyboard and can be left without closing the sheet", async () => {
    press(",", "Comma", { ctrlKey: true });
    await vi.waitFor(() => expect(find("settings-presets")).not.toBeNull());
    click("settings-presets");
    await vi.waitFor(() => {
      flushSync();
      expect(all("preset").length).toBeGreaterThan(3);
    });
    click("preset-new");
    await vi.waitFor(() => expect(document.activeElement).toBe(find("preset-name")));
    find("presets-sheet")?.dispatchEvent(new Event("cancel", { cancelable: true }));
    flushSync();
    expect(find("preset-form")).toBeNull();
    await vi.waitFor(() => expect(document.activeElement).toBe(find("preset-new")));
    find("presets-sheet")?.dispatchEvent(new Event("cancel", { cancelable: true }));
    flushSync();
    expect(find("settings")).not.toBeNull();
  });
});
