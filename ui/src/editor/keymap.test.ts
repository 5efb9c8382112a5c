import type { Command } from "prosemirror-state";
import { describe, expect, test } from "vitest";
import { isMac, type KeyPress, keymapPlugin, pressNames } from "./keymap";
import { p } from "./testing/build";
import { Desk, type Press } from "./testing/desk";

function press(key: string, code: string, held = "", altGraph = false): KeyPress {
  return {
    key,
    code,
    ctrlKey: held.includes("Ctrl"),
    altKey: held.includes("Alt"),
    shiftKey: held.includes("Shift"),
    metaKey: held.includes("Meta"),
    getModifierState: (name) => name === "AltGraph" && altGraph,
  };
}

describe("names of a press", () => {
  test.each([
    ["z under a Latin layout", press("z", "KeyZ", "Ctrl"), "Ctrl-z"],
    ["Z with Shift", press("Z", "KeyZ", "Ctrl Shift"), "Ctrl-Shift-z"],
    ["ئ under an Arabic layout", press("ئ", "KeyZ", "Ctrl"), "Ctrl-z"],
    ["lam-alef under an Arabic layout", press("ﻻ", "KeyB", "Ctrl"), "Ctrl-b"],
    ["a dotless i under a Turkish layout", press("ı", "KeyI", "Ctrl"), "Ctrl-i"],
    ["w where AZERTY has it", press("w", "KeyZ", "Ctrl"), "Ctrl-w"],
    ["a digit that Shift makes a sign", press("*", "Digit8", "Ctrl Shift"), "Ctrl-Shift-8"],
    ["an Arabic digit", press("٢", "Digit2", "Ctrl Alt"), "Alt-Ctrl-2"],
    ["a dead key", press("Dead", "KeyU", "Ctrl"), "Ctrl-u"],
    ["a key without a name", press("Unidentified", "Backspace"), "Backspace"],
    ["Enter of the number block", press("Enter", "NumpadEnter"), "Enter"],
    ["the command key", press("ئ", "KeyZ", "Meta"), "Meta-z"],
  ])("%s", (_what, pressed, name) => {
    expect(pressNames(pressed)).toContain(name);
  });

  test("a key that types is no shortcut by its place", () => {
    expect(pressNames(press("ئ", "KeyZ"))).toEqual(["ئ"]);
    expect(pressNames(press("", "KeyZ"))).toEqual([]);
  });

  test("a Latin letter counts before its place", () => {
    expect(pressNames(press("w", "KeyZ", "Ctrl"))).toEqual(["Ctrl-w"]);
  });

  test("AltGr types signs", () => {
    expect(pressNames(press("²", "Digit2", "Ctrl Alt", true))).toEqual([]);
  });
});

test("Mod is Ctrl, and the command key on a Mac", () => {
  const ran: string[] = [];
  const desk = new Desk([p("نص")]);
  for (const onMac of [false, true]) {
    const note: Command = () => ran.push(onMac ? "mac" : "pc") > 0;
    const plugin = keymapPlugin({ "Mod-b": note }, onMac);
    const event = new KeyboardEvent("keydown", { key: "b", ctrlKey: true });
    plugin.props.handleKeyDown?.call(plugin, desk.view, event);
  }
  expect(ran).toEqual(["pc"]);
  expect([isMac("MacIntel"), isMac("Linux x86_64")]).toEqual([true, false]);
});

// An event made here has key code 0, as WebKitGTK sends it under an Arabic layout.
test("undo works under an Arabic layout whose presses have key code 0", () => {
  const desk = new Desk([p("⟦⟧")]).type("نص");
  expect(desk.doc.textContent).toBe("نص");
  const undo: Press = { key: "ئ", code: "KeyZ", ctrlKey: true };
  expect(desk.press(undo)).toBe(true);
  expect(desk.doc.textContent).toBe("");
  expect(desk.press({ ...undo, key: "ئ", shiftKey: true })).toBe(true);
  expect(desk.doc.textContent).toBe("نص");
});

test.each<[string, Press, string]>([
  ["Mod-b", { key: "لا", code: "KeyB", ctrlKey: true }, 'paragraph(strong("⟦نص⟧"))'],
  ["Mod-i", { key: "ه", code: "KeyI", ctrlKey: true }, 'paragraph(em("⟦نص⟧"))'],
  ["Mod-u", { key: "ع", code: "KeyU", ctrlKey: true }, 'paragraph(u("⟦نص⟧"))'],
  ["Mod-Alt-2", { key: "٢", code: "Digit2", ctrlKey: true, altKey: true }, 'heading("⟦نص⟧")'],
  [
    "Mod-Shift-8",
    { key: "*", code: "Digit8", ctrlKey: true, shiftKey: true },
    'list(list_item(paragraph("⟦نص⟧")))',
  ],
  [
    "Mod-Shift-9",
    { key: "(", code: "Digit9", ctrlKey: true, shiftKey: true },
    'quote(paragraph("⟦نص⟧"))',
  ],
])("%s under an Arabic layout", (_name, pressed, text) => {
  const desk = new Desk([p("⟦نص⟧")]);
  expect(desk.press(pressed)).toBe(true);
  expect(desk.text.replace("emphasis", "em").replace("underline", "u")).toBe(text);
});
