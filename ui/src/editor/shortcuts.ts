/**
 * Which keys do what.
 */
import { baseKeymap, chainCommands } from "prosemirror-commands";
import type { Command } from "prosemirror-state";
import { type CommandName, command } from "./commands";
import { backspace, enter } from "./enter";
import { indentItems, keepTabInList, outdentItems } from "./nodes/list/commands";

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
    Tab: chainCommands(indentItems, keepTabInList),
    "Shift-Tab": chainCommands(outdentItems, keepTabInList),
    ...Object.fromEntries(named),
  };
}
