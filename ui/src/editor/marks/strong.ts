import type { MarkSpec } from "prosemirror-model";

/** Strong importance. */
export const strong: MarkSpec = {
  parseDOM: [
    { tag: "strong" },
    // Google's clipboard wraps everything in a <b> that is told not to be bold.
    { tag: "b", getAttrs: (dom) => (dom.style.fontWeight === "normal" ? false : null) },
  ],
  toDOM: () => ["strong", 0],
};
