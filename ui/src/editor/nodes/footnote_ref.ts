import type { NodeSpec } from "prosemirror-model";
import { isBlockId, textAttr } from "../attrs";

function validateTarget(value: unknown): void {
  if (!isBlockId(value)) throw new RangeError("a footnote sign points at the id of a block");
}

/** The sign in a line that points at a footnote by the id of its block. */
export const footnote_ref: NodeSpec = {
  attrs: { target: { validate: validateTarget } },
  inline: true,
  group: "inline",
  atom: true,
  parseDOM: [
    {
      tag: "sup.footnote-ref",
      getAttrs(dom) {
        const target = dom.getAttribute("data-target");
        return isBlockId(target) ? { target } : false;
      },
    },
  ],
  toDOM: (node) => ["sup", { class: "footnote-ref", "data-target": textAttr(node, "target") }],
};
