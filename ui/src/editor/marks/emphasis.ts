import type { MarkSpec } from "prosemirror-model";

/** Stress. */
export const emphasis: MarkSpec = {
  parseDOM: [
    { tag: "em" },
    { tag: "i", getAttrs: (dom) => (dom.style.fontStyle === "normal" ? false : null) },
  ],
  toDOM: () => ["em", 0],
};
