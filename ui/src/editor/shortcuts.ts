/**
 * Which keys do what.
 */
import { baseKeymap, chainCommands } from "prosemirror-commands";
import type { Command } from "prosemirror-state";
import { type CommandName, command } from "./commands";
import { backspace, enter } from "./enter";
import { indentItems, keepTabInList, outdentItems } from "./nodes/list/commands";
import { stepToCell } from "./nodes/table/commands";

/** A command and its keys; Mod is Ctrl, and the command key on a Mac. */
export interface Shortcut {
  readonly command: CommandName;
  readonly keys: string;
}

/** The shortcuts of named commands, for the shortcut list too. */
export const shortcuts: readonly Shortcut[] = [
  { command: "undo", keys: "Mod-z" },
  { command: "redo", keys: "Mod-Shift-z" },
  { command: "redo", keys: "Mod-y" },
  { command: "strong", keys: "Mod-b" },
  { command: "emphasis", keys: "Mod-i" },
  { command: "underline", keys: "Mod-u" },
  { command: "paragraph", keys: "Mod-Alt-0" },
  { command: "heading2", keys: "Mod-Alt-2" },
  { command: "heading3", keys: "Mod-Alt-3" },
  { command: "heading4", keys: "Mod-Alt-4" },
  { command: "ordered_list", keys: "Mod-Shift-7" },
  { command: "bullet_list", keys: "Mod-Shift-8" },
  { command: "quote", keys: "Mod-Shift-9" },
  { command: "hard_break", keys: "Shift-Enter" },
  { command: "paragraph_after", keys: "Mod-Enter" },
  { command: "footnote", keys: "Mod-Alt-f" },
  { command: "footnote_jump", keys: "Mod-Alt-j" },
  { command: "move_up", keys: "Alt-ArrowUp" },
  { command: "move_down", keys: "Alt-ArrowDown" },
  { command: "duplicate", keys: "Alt-Shift-ArrowDown" },
  { command: "delete_block", keys: "Mod-Shift-Delete" },
  { command: "select_all", keys: "Mod-a" },
];

/** Every binding of the editor, those of ProseMirror's base included. */
export function bindings(): Record<string, Command> {
  const named = shortcuts.map(({ command: name, keys }) => [keys, command(name)] as const);
  return {
    ...baseKeymap,
    Enter: enter,
    Backspace: backspace,
    "Shift-Backspace": backspace,
    Tab: chainCommands(stepToCell(1), indentItems, keepTabInList),
    "Shift-Tab": chainCommands(stepToCell(-1), outdentItems, keepTabInList),
    ...Object.fromEntries(named),
    // Where nothing can be moved the engine must not take the keys for its own.
    "Alt-ArrowUp": chainCommands(command("move_up"), () => true),
    "Alt-ArrowDown": chainCommands(command("move_down"), () => true),
  };
}
