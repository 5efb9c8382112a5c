import type { NodeSpec } from "prosemirror-model";
import { blockAttrs, blockDom, readBlock } from "../../attrs";

/** Several figures shown together. */
export const gallery: NodeSpec = {
  attrs: { ...blockAttrs },
  content: "figure+",
  group: "block",
  isolating: true,
  parseDOM: [{ tag: "div.gallery", getAttrs: readBlock }],
  toDOM: (node) => ["div", blockDom(node, { class: "gallery" }), 0],
};
