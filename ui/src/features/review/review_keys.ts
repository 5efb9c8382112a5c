import { pressNames, type KeyPress } from "../../editor/keymap";

/** What a key does in the list of suggestions. */
export type ReviewAction =
  "next" | "previous" | "first" | "last" | "accept" | "reject" | "undo" | "redo";

const KEYS: Readonly<Record<string, ReviewAction>> = {
  ArrowDown: "next",
  ArrowUp: "previous",
  Home: "first",
  End: "last",
  Enter: "accept",
  Delete: "reject",
  Backspace: "reject",
  "Ctrl-z": "undo",
  "Meta-z": "undo",
  "Ctrl-y": "redo",
  "Ctrl-Shift-z": "redo",
  "Meta-Shift-z": "redo",
};

/** What this key press does in the list of suggestions, or null. Any keyboard layout. */
export function reviewAction(press: KeyPress): ReviewAction | null {
  for (const name of pressNames(press)) {
    const action = KEYS[name];
    if (action !== undefined) return action;
  }
  return null;
}
