import type { NodeSpec } from "prosemirror-model";
import { cellAttrs, cellDom, readCell } from "../cells";

/** A cell that names a row or a column. */
export const table_header: NodeSpec = {
  attrs: { ...cellAttrs },
  content: "paragraph+",
  isolating: true,
  parseDOM: [{ tag: "th", getAttrs: readCell }],
  toDOM: (node) => ["th", cellDom(node), 0],
};
