import type { NodeSpec } from "prosemirror-model";
import {
  blockAttrs,
  blockDom,
  numberAttr,
  readBlock,
  textAttr,
  validateInteger,
} from "../../attrs";

/** Bulleted or numbered. */
export type ListKind = "bullet" | "ordered";

function validateKind(value: unknown): void {
  if (value !== "bullet" && value !== "ordered") throw new RangeError("kind is bullet or ordered");
}

/** The number that an `<ol>`, or a `<ul>` of our own, starts at; 1 where it says none that is right. */
function readStart(dom: HTMLElement): number {
  const start = dom.getAttribute("start") ?? dom.getAttribute("data-start") ?? "1";
  return /^\d{1,9}$/.test(start) ? Number(start) : 1;
}

/** A list of items, bulleted or numbered from `start`. */
export const list: NodeSpec = {
  attrs: {
    ...blockAttrs,
    kind: { default: "bullet", validate: validateKind },
    start: { default: 1, validate: validateInteger(0) },
  },
  content: "list_item+",
  group: "block",
  parseDOM: [
    { tag: "ul", getAttrs: (dom) => read(dom, "bullet") },
    { tag: "ol", getAttrs: (dom) => read(dom, "ordered") },
  ],
  toDOM(node) {
    const bullet = textAttr(node, "kind") === "bullet";
    const start = numberAttr(node, "start");
    // A bulleted list keeps its number for when it is numbered again; HTML has no place for it.
    const extra = start === 1 ? {} : { [bullet ? "data-start" : "start"]: String(start) };
    return [bullet ? "ul" : "ol", blockDom(node, extra), 0];
  },
};

function read(dom: HTMLElement, kind: ListKind) {
  return { ...readBlock(dom), kind, start: readStart(dom) };
}
