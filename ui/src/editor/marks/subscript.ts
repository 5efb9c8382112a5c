import type { MarkSpec } from "prosemirror-model";

/** Lowered; takes the place of raised. */
export const subscript: MarkSpec = {
  excludes: "superscript subscript",
  parseDOM: [{ tag: "sub" }],
  toDOM: () => ["sub", 0],
};
