/**
 * Where a block stands in a document.
 */
import type { Node } from "prosemirror-model";
import { NodeSelection, Selection } from "prosemirror-state";

/** The caret at the beginning of the block of this id, or the block where no caret goes in; null without one. */
export function blockSelection(doc: Node, id: string): Selection | null {
  let found: Selection | null = null;
  doc.descendants((node, at) => {
    if (found === null && node.attrs["id"] === id) found = selectionOf(doc, node, at);
    return found === null;
  });
  return found;
}

function selectionOf(doc: Node, node: Node, at: number): Selection {
  const inside = Selection.near(doc.resolve(at + 1), 1);
  const holdsCaret = inside.from > at && inside.to < at + node.nodeSize;
  return holdsCaret || !NodeSelection.isSelectable(node) ? inside : NodeSelection.create(doc, at);
}

/** The top-level block of this id with the position before it; null without one. */
export function topBlock(doc: Node, id: string): { node: Node; at: number } | null {
  let at = 0;
  for (const node of doc.children) {
    if (node.attrs["id"] === id) return { node, at };
    at += node.nodeSize;
  }
  return null;
}
