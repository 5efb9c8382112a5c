import type { NodeSpec } from "prosemirror-model";
import { blockAttrs, blockDom, readBlock, textAttr } from "../attrs";

/**
 * A picture with its caption. The picture itself is a box that bears its description: nothing is
 * loaded, from the vault or from anywhere.
 */
export const figure: NodeSpec = {
  attrs: {
    ...blockAttrs,
    media: { default: null, validate: "string|null" },
    alt: { default: "", validate: "string" },
    credit: { default: "", validate: "string" },
  },
  content: "inline*",
  group: "block",
  isolating: true,
  parseDOM: [
    {
      tag: "figure[data-id]",
      contentElement: "figcaption",
      getAttrs: (dom) => ({
        ...readBlock(dom),
        media: dom.getAttribute("data-media"),
        alt: dom.getAttribute("data-alt") ?? "",
        credit: dom.getAttribute("data-credit") ?? "",
      }),
    },
  ],
  toDOM(node) {
    const media: unknown = node.attrs["media"];
    const alt = textAttr(node, "alt");
    const credit = textAttr(node, "credit");
    const own = typeof media === "string" ? { "data-media": media } : {};
    const picture = { class: "picture", contenteditable: "false" };
    const spoken = alt === "" ? { "aria-hidden": "true" } : { role: "img", "aria-label": alt };
    return [
      "figure",
      blockDom(node, { ...own, "data-alt": alt, "data-credit": credit }),
      ["div", { ...picture, ...spoken }, ["bdi", alt], ["bdi", { class: "credit" }, credit]],
      ["figcaption", 0],
    ];
  },
};
