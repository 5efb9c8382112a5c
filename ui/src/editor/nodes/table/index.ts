import type { NodeSpec } from "prosemirror-model";
import { blockAttrs, blockDom, readBlock } from "../../attrs";

/** A table; its columns run in the table's own direction. */
export const table: NodeSpec = {
  attrs: { ...blockAttrs },
  content: "table_row+",
  group: "block",
  isolating: true,
  parseDOM: [{ tag: "table", getAttrs: readBlock }],
  toDOM: (node) => ["table", blockDom(node), ["tbody", 0]],
};
