import type { MarkSpec } from "prosemirror-model";

/** Struck out, and meant to be seen so. */
export const strike: MarkSpec = {
  // A <del> with our own data is a proposed deletion, another mark.
  parseDOM: [{ tag: "s" }, { tag: "strike" }, { tag: "del:not([data-person])" }],
  toDOM: () => ["s", 0],
};
