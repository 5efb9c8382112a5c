import type { NodeSpec } from "prosemirror-model";

/** A row of a table. */
export const table_row: NodeSpec = {
  content: "(table_cell | table_header)+",
  parseDOM: [{ tag: "tr" }],
  toDOM: () => ["tr", 0],
};
