import type { MarkSpec } from "prosemirror-model";

/** Raised; takes the place of lowered. */
export const superscript: MarkSpec = {
  excludes: "superscript subscript",
  parseDOM: [{ tag: "sup:not(.footnote-ref)" }],
  toDOM: () => ["sup", 0],
};
