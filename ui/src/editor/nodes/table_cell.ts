import type { NodeSpec } from "prosemirror-model";
import { cellAttrs, cellDom, readCell } from "../cells";

/** A cell of data. */
export const table_cell: NodeSpec = {
  attrs: { ...cellAttrs },
  content: "paragraph+",
  isolating: true,
  parseDOM: [{ tag: "td", getAttrs: readCell }],
  toDOM: (node) => ["td", cellDom(node), 0],
};
