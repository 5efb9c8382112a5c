/**
 * What the two kinds of table cell share.
 */
import type { AttributeSpec, Node } from "prosemirror-model";
import { numberAttr, validateInteger } from "./attrs";

/** How many columns and rows a cell covers, at least 1 each. */
export const cellAttrs: Record<"colspan" | "rowspan", AttributeSpec> = {
  colspan: { default: 1, validate: validateInteger(1) },
  rowspan: { default: 1, validate: validateInteger(1) },
};

/** The HTML attributes of a cell; a span of 1 is left out. */
export function cellDom(node: Node): Record<string, string> {
  const dom: Record<string, string> = {};
  for (const name of ["colspan", "rowspan"]) {
    const span = numberAttr(node, name);
    if (span !== 1) dom[name] = String(span);
  }
  return dom;
}

/** The spans of a `<td>` or `<th>`; 1 where it says none that is right. */
export function readCell(dom: HTMLElement): { colspan: number; rowspan: number } {
  return { colspan: readSpan(dom, "colspan"), rowspan: readSpan(dom, "rowspan") };
}

function readSpan(dom: HTMLElement, name: string): number {
  const span = Number(dom.getAttribute(name) ?? "1");
  return Number.isInteger(span) && span >= 1 && span <= 1000 ? span : 1;
}
