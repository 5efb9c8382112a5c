import type { NodeSpec } from "prosemirror-model";
import { blockAttrs, blockDom, readBlock, textAttr } from "../../attrs";

/** The text of a note. An empty label means: numbered in order. */
export const footnote: NodeSpec = {
  attrs: { ...blockAttrs, label: { default: "", validate: "string" } },
  content: "paragraph+",
  group: "block",
  isolating: true,
  parseDOM: [
    {
      tag: "aside.footnote",
      getAttrs: (dom) => ({ ...readBlock(dom), label: dom.getAttribute("data-label") ?? "" }),
    },
  ],
  toDOM(node) {
    const label = textAttr(node, "label");
    const extra = label === "" ? {} : { "data-label": label };
    return ["aside", blockDom(node, { class: "footnote", ...extra }), 0];
  },
};
