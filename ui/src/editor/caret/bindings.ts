/**
 * Which keys move the caret, sideways and from line to line.
 */
import type { Command } from "prosemirror-state";
import { moveCaret, type Side } from "./motion";
import { moveToRow, type Way } from "./rows";

const SIDES: readonly (readonly [key: string, side: Side])[] = [
  ["ArrowLeft", "left"],
  ["ArrowRight", "right"],
];

const WAYS: readonly (readonly [key: string, way: Way])[] = [
  ["ArrowUp", "up"],
  ["ArrowDown", "down"],
];

/** The bindings, alone and with Shift; sideways word by word with Ctrl, on a Mac with Alt. */
export function caretBindings(onMac: boolean): Record<string, Command> {
  const word = onMac ? "Alt" : "Ctrl";
  const sideways = SIDES.flatMap(([key, side]): [string, Command][] => [
    [key, moveCaret({ side, by: "sign", selects: false })],
    [`Shift-${key}`, moveCaret({ side, by: "sign", selects: true })],
    [`${word}-${key}`, moveCaret({ side, by: "word", selects: false })],
    [`${word}-Shift-${key}`, moveCaret({ side, by: "word", selects: true })],
  ]);
  const rows = WAYS.flatMap(([key, way]): [string, Command][] => [
    [key, moveToRow(way, false)],
    [`Shift-${key}`, moveToRow(way, true)],
  ]);
  return Object.fromEntries([...sideways, ...rows]);
}
