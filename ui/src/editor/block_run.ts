/**
 * Which blocks the selection is about when blocks are moved, doubled or taken away whole.
 */
import { type Node, NodeRange } from "prosemirror-model";
import type { EditorState } from "prosemirror-state";

/** What holds blocks that may change places among themselves. */
const HOLDERS = new Set(["doc", "list", "quote", "gallery"]);

function isHolder(node: Node): boolean {
  return HOLDERS.has(node.type.name);
}

/**
 * The blocks, or items of a list, that the selection touches, side by side in one holder. Where they are all that
 * the holder has, they are the holder itself: the only item of a list is the list. Null for an empty document.
 */
export function blockRun({ selection: { $from, $to } }: EditorState): NodeRange | null {
  let run = $from.blockRange($to, isHolder);
  while (run !== null && run.depth > 0 && isAll(run)) {
    let depth = run.depth - 1;
    while (depth > 0 && !isHolder($from.node(depth))) depth -= 1;
    run = new NodeRange($from, $to, depth);
  }
  return run;
}

function isAll({ parent, startIndex, endIndex }: NodeRange): boolean {
  return startIndex === 0 && endIndex === parent.childCount;
}

/** The top-level blocks that the selection touches. */
export function topRun({ selection: { $from, $to } }: EditorState): NodeRange {
  return new NodeRange($from, $to, 0);
}
