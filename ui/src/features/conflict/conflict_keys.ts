import type { Keep } from "../../ipc/bindings";

/** What a key does among differences. */
export type ConflictAction = "next" | "previous" | "open" | { keep: Keep };

const KEEPS: Readonly<Record<string, Keep>> = {
  Digit1: "mine",
  Digit2: "theirs",
  Digit3: "both",
  Numpad1: "mine",
  Numpad2: "theirs",
  Numpad3: "both",
};

/** What a key does, wherever its letters are on the keyboard; null for every other. */
export function conflictAction(event: KeyboardEvent): ConflictAction | null {
  if (event.ctrlKey || event.altKey || event.metaKey || event.isComposing) return null;
  if (event.key === "ArrowDown") return "next";
  if (event.key === "ArrowUp") return "previous";
  if (event.key === "Enter") return "open";
  const keep = KEEPS[event.code];
  return keep === undefined || event.shiftKey ? null : { keep };
}
