/**
 * Documents as HTML and back, for tests.
 */
import { DOMParser, DOMSerializer, type Node } from "prosemirror-model";
import { schema } from "../schema";

/** The HTML of a node, as the clipboard gets it. */
export function htmlOf(node: Node): string {
  const holder = document.createElement("div");
  holder.append(DOMSerializer.fromSchema(schema).serializeNode(node));
  return holder.innerHTML;
}

/** The document that HTML stands for. Nothing in it is loaded or run. */
export function docOfHtml(html: string): Node {
  const page = document.implementation.createHTMLDocument();
  page.body.innerHTML = html;
  return DOMParser.fromSchema(schema).parse(page.body, { preserveWhitespace: "full" });
}

/** The first block that HTML stands for. */
export function blockOfHtml(html: string): Node {
  const doc = docOfHtml(html);
  return doc.child(0);
}
