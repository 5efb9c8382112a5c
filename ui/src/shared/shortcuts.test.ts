import { describe, expect, it } from "vitest";
import { catalogues } from "../i18n/catalogues";
import {
  keysOf,
  pageAction,
  readable,
  textShortcuts,
  windowAction,
  windowShortcuts,
} from "./shortcuts";

type Held = { ctrl?: boolean; alt?: boolean; shift?: boolean };

function press(key: string, code: string, { ctrl, alt, shift }: Held = {}): KeyboardEvent {
  return new KeyboardEvent("keydown", {
    key,
    code,
    ctrlKey: ctrl ?? false,
    altKey: alt ?? false,
    shiftKey: shift ?? false,
  });
}

describe("the window's shortcuts", () => {
  it.each([
    ["k", "KeyK", { ctrl: true }, "palette"],
    ["ن", "KeyK", { ctrl: true }, "palette"],
    ["م", "KeyL", { ctrl: true }, "lock"],
    ["ى", "KeyN", { ctrl: true }, "new_article"],
    ["ث", "KeyE", { ctrl: true }, "export"],
    ["ؤ", "KeyC", { ctrl: true, shift: true }, "copy_export"],
    ["ح", "KeyP", { ctrl: true }, "print"],
    ["س", "KeyS", { ctrl: true }, "save_now"],
    ["ظ", "Slash", { ctrl: true }, "shortcuts"],
    ["و", "Comma", { ctrl: true }, "settings"],
    ["ر", "KeyV", { ctrl: true, alt: true }, "paste_import"],
    ["١", "Digit1", { alt: true }, "fields"],
    ["ArrowUp", "ArrowUp", { ctrl: true, alt: true }, "previous_article"],
    ["F6", "F6", { shift: true }, "previous_pane"],
    ["٥", "Digit5", { alt: true }, "review"],
    ["F7", "F7", {}, "next_suggestion"],
    ["F7", "F7", { shift: true }, "previous_suggestion"],
    ["Enter", "Enter", { alt: true }, "accept_suggestion"],
    ["Delete", "Delete", { alt: true }, "reject_suggestion"],
    ["-", "Minus", { ctrl: true }, "zoom_out"],
  ] as const)("take %s on %s under any layout", (key, code, held, action) => {
    expect(windowAction(press(key, code, held))).toBe(action);
  });

  it("follow the letter, not the place, where the layout is Latin", () => {
    expect(windowAction(press("n", "KeyB", { ctrl: true }))).toBe("new_article");
    expect(windowAction(press("x", "KeyK", { ctrl: true }))).toBeNull();
  });

  it("leave plain typing and other modifiers alone", () => {
    expect(windowAction(press("ن", "KeyK"))).toBeNull();
    expect(windowAction(press("k", "KeyK", { ctrl: true, alt: true }))).toBeNull();
  });
});

describe("the tables", () => {
  it("give no keys twice", () => {
    const all = [...windowShortcuts, ...textShortcuts].flatMap((shortcut) => shortcut.keys);
    // Ctrl-Alt-2 and Alt-Ctrl-2 are the same keys.
    const keys = all.map((name) => {
      const parts = name.split(/-(?!$)/u);
      return [...parts.slice(0, -1).sort(), parts.at(-1)].join("-");
    });
    expect([...keys].sort()).toEqual([...new Set(keys)].sort());
  });

  it("have a name for everything in the catalogues", () => {
    for (const { action } of windowShortcuts) {
      expect(catalogues.ar.has(`command.${action}`), action).toBe(true);
    }
    for (const { action } of textShortcuts) {
      expect(catalogues.ar.has(`text.${action}`), action).toBe(true);
    }
  });

  it("name keys as people read them", () => {
    expect(keysOf("previous_article")).toBe("Ctrl Alt ↑");
    expect(keysOf("redo")).toBe("Ctrl Shift Z");
    expect(readable("Ctrl--")).toBe("Ctrl -");
    expect(keysOf("figure" as never)).toBe("");
  });
});

it("the page's shortcuts work under an Arabic layout too", () => {
  expect(pageAction(press("ن", "KeyK", { ctrl: true, shift: true }))).toBe("link");
  expect(pageAction(press("ء", "KeyX", { ctrl: true, shift: true }))).toBe("dir_toggle");
  expect(pageAction(press("ء", "KeyX", { ctrl: true }))).toBeNull();
});
