import type { CommandName } from "../editor";
import { pressNames, type KeyPress } from "../editor/keymap";
import { shortcuts } from "../editor/shortcuts";

/** What the window does at a shortcut. */
export type WindowAction =
  | "palette"
  | "new_article"
  | "import"
  | "paste_import"
  | "filter"
  | "find_many"
  | "save_now"
  | "undo_action"
  | "fields"
  | "tags"
  | "export"
  | "export_chosen"
  | "delivery"
  | "deliver_chosen"
  | "outbox"
  | "copy_export"
  | "print"
  | "revisions"
  | "name_version"
  | "review"
  | "next_suggestion"
  | "previous_suggestion"
  | "accept_suggestion"
  | "reject_suggestion"
  | "previous_article"
  | "next_article"
  | "next_pane"
  | "previous_pane"
  | "zoom_in"
  | "zoom_out"
  | "zoom_reset"
  | "text_larger"
  | "text_smaller"
  | "outline"
  | "counts"
  | "focus_mode"
  | "typewriter"
  | "close_beside"
  | "shortcuts"
  | "settings"
  | "lock"
  | "close";

/** What the text does at a shortcut: the editor's commands, and what the page does around them. */
export type TextAction = CommandName | PageTool;

/** What the page does around the editor. */
export type PageTool =
  | "dir_toggle"
  | "block_tools"
  | "insert"
  | "signs"
  | "plain_paste"
  | "find"
  | "replace"
  | "find_next"
  | "find_previous";

/** One line of the table: an action and the keys for it, the one to show first. */
export type Shortcut<Action extends string = WindowAction | TextAction> = {
  action: Action;
  /** As the key map names presses: modifiers in the order Alt, Ctrl, Shift, then the key. */
  keys: readonly [string, ...string[]];
};

/** The window's shortcuts. The key handler, the palette, the tooltips and the list read this table. */
export const windowShortcuts: readonly Shortcut<WindowAction>[] = [
  { action: "palette", keys: ["Ctrl-k"] },
  { action: "new_article", keys: ["Ctrl-n"] },
  { action: "import", keys: ["Ctrl-o"] },
  { action: "paste_import", keys: ["Alt-Ctrl-v"] },
  { action: "filter", keys: ["Ctrl-Shift-f"] },
  { action: "find_many", keys: ["Ctrl-Shift-h"] },
  { action: "save_now", keys: ["Ctrl-s"] },
  { action: "undo_action", keys: ["Alt-Ctrl-z"] },
  { action: "fields", keys: ["Alt-1"] },
  { action: "tags", keys: ["Alt-2"] },
  { action: "export", keys: ["Ctrl-e", "Alt-3"] },
  { action: "export_chosen", keys: ["Ctrl-Shift-e"] },
  { action: "copy_export", keys: ["Ctrl-Shift-c"] },
  { action: "print", keys: ["Ctrl-p"] },
  { action: "revisions", keys: ["Alt-4"] },
  { action: "name_version", keys: ["Alt-Ctrl-s"] },
  { action: "review", keys: ["Alt-5"] },
  { action: "delivery", keys: ["Alt-6"] },
  { action: "deliver_chosen", keys: ["Ctrl-Shift-d"] },
  { action: "outbox", keys: ["Ctrl-Shift-o"] },
  { action: "next_suggestion", keys: ["F7"] },
  { action: "previous_suggestion", keys: ["Shift-F7"] },
  { action: "accept_suggestion", keys: ["Alt-Enter"] },
  { action: "reject_suggestion", keys: ["Alt-Delete"] },
  { action: "previous_article", keys: ["Alt-Ctrl-ArrowUp"] },
  { action: "next_article", keys: ["Alt-Ctrl-ArrowDown"] },
  { action: "next_pane", keys: ["F6"] },
  { action: "previous_pane", keys: ["Shift-F6"] },
  { action: "zoom_in", keys: ["Ctrl-=", "Ctrl-+", "Ctrl-Shift-+"] },
  { action: "zoom_out", keys: ["Ctrl--"] },
  { action: "zoom_reset", keys: ["Ctrl-0"] },
  { action: "text_larger", keys: ["Ctrl-Shift-."] },
  { action: "text_smaller", keys: ["Ctrl-Shift-,"] },
  { action: "outline", keys: ["Ctrl-Shift-l"] },
  { action: "counts", keys: ["Ctrl-Shift-g"] },
  { action: "focus_mode", keys: ["F9"] },
  { action: "typewriter", keys: ["Shift-F9"] },
  { action: "close_beside", keys: ["Ctrl-w"] },
  { action: "shortcuts", keys: ["F1", "Ctrl-/"] },
  { action: "settings", keys: ["Ctrl-,"] },
  { action: "lock", keys: ["Ctrl-l"] },
  { action: "close", keys: ["Ctrl-q"] },
];

/** The shortcuts of the page around the editor. */
export const pageShortcuts: readonly Shortcut<TextAction>[] = [
  { action: "link", keys: ["Ctrl-Shift-k"] },
  { action: "dir_toggle", keys: ["Ctrl-Shift-x"] },
  { action: "block_tools", keys: ["Ctrl-Shift-p"] },
  { action: "signs", keys: ["Ctrl-Shift-m"] },
  { action: "insert", keys: ["Alt-Insert"] },
  { action: "figures", keys: ["Alt-Ctrl-i"] },
  { action: "find", keys: ["Ctrl-f"] },
  { action: "replace", keys: ["Ctrl-h"] },
  { action: "find_next", keys: ["F3"] },
  { action: "find_previous", keys: ["Shift-F3"] },
];

/** The text's shortcuts, for the tooltips and the list: the editor's own and the page's. */
export const textShortcuts: readonly Shortcut<TextAction>[] = [
  ...editorShortcuts(),
  ...pageShortcuts,
  // The browser hands over what is pasted; the editor only looks at the keys.
  { action: "plain_paste", keys: ["Ctrl-Shift-v"] },
];

/** What the window does at this key press, or null. Any keyboard layout, Arabic ones too. */
export function windowAction(press: KeyPress): WindowAction | null {
  const names = pressNames(press);
  for (const name of names) {
    const found = windowShortcuts.find(({ keys }) => keys.includes(name));
    if (found !== undefined) return found.action;
  }
  return null;
}

/** What the page around the editor does at this key press, or null. */
export function pageAction(press: KeyPress): TextAction | null {
  const names = pressNames(press);
  return pageShortcuts.find(({ keys }) => keys.some((key) => names.includes(key)))?.action ?? null;
}

/** The first keys of an action as a person reads them, `Ctrl Shift K`; empty when it has none. */
export function keysOf(action: WindowAction | TextAction): string {
  const table: readonly Shortcut[] = [...windowShortcuts, ...textShortcuts];
  const keys = table.find((shortcut) => shortcut.action === action)?.keys[0];
  return keys === undefined ? "" : readable(keys);
}

/** Keys as a person reads them: `Ctrl Alt ↑`. */
export function readable(keys: string): string {
  const parts = keys.split(/-(?!$)/u);
  const name = parts.pop() ?? "";
  const held = ["Ctrl", "Alt", "Shift"].filter((modifier) => parts.includes(modifier));
  const shown = ARROWS[name] ?? (name.length === 1 ? name.toUpperCase() : name);
  return [...held, shown].join(" ");
}

/** The editor's table with the keys of a command on one line. */
function editorShortcuts(): Shortcut<TextAction>[] {
  const lines = new Map<TextAction, [string, ...string[]]>();
  for (const { command, keys } of shortcuts) {
    const plain = keys.replace("Mod", "Ctrl");
    const line = lines.get(command);
    if (line === undefined) lines.set(command, [plain]);
    else line.push(plain);
  }
  return [...lines].map(([action, keys]) => ({ action, keys }));
}

const ARROWS: Readonly<Record<string, string>> = { ArrowUp: "↑", ArrowDown: "↓" };
