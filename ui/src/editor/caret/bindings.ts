/**
 * Which keys move the caret sideways.
 */
import type { Command } from "prosemirror-state";
import { moveCaret, type Side } from "./motion";

const SIDES: readonly (readonly [key: string, side: Side])[] = [
  ["ArrowLeft", "left"],
  ["ArrowRight", "right"],
];

/** The bindings, alone and with Shift; word by word with Ctrl, on a Mac with Alt. */
export function caretBindings(onMac: boolean): Record<string, Command> {
  const word = onMac ? "Alt" : "Ctrl";
  return Object.fromEntries(
    SIDES.flatMap(([key, side]): [string, Command][] => [
      [key, moveCaret({ side, by: "sign", selects: false })],
      [`Shift-${key}`, moveCaret({ side, by: "sign", selects: true })],
      [`${word}-${key}`, moveCaret({ side, by: "word", selects: false })],
      [`${word}-Shift-${key}`, moveCaret({ side, by: "word", selects: true })],
    ]),
  );
}
