import type { NodeSpec } from "prosemirror-model";
import { blockAttrs, blockDom, readBlock, textAttr } from "../../attrs";

const PAGE = /^https?:\/\/[^\s/?#]\S*$/i;

function validateUrl(value: unknown): void {
  if (typeof value !== "string" || !PAGE.test(value))
    throw new RangeError("an embed has an http or https address");
}

/** Something of another site, shown by its title and address only: nothing is loaded. */
export const embed: NodeSpec = {
  attrs: {
    ...blockAttrs,
    url: { validate: validateUrl },
    title: { default: "", validate: "string" },
  },
  group: "block",
  atom: true,
  draggable: true,
  parseDOM: [
    {
      tag: "div.embed[data-url]",
      getAttrs(dom) {
        const url = dom.getAttribute("data-url") ?? "";
        if (!PAGE.test(url)) return false;
        return { ...readBlock(dom), url, title: dom.getAttribute("data-title") ?? "" };
      },
    },
  ],
  toDOM(node) {
    const url = textAttr(node, "url");
    const title = textAttr(node, "title");
    return [
      "div",
      blockDom(node, { class: "embed", "data-url": url, "data-title": title }),
      ["bdi", { class: "embed-title" }, title],
      ["bdi", { class: "embed-url", dir: "ltr" }, url],
    ];
  },
};
