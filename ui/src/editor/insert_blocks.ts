/**
 * Where new blocks come into a document.
 */
import type { Node } from "prosemirror-model";
import type { EditorState, Transaction } from "prosemirror-state";
import { nodeType } from "./attrs";

/** Blocks that were put in: the transaction, and the position before the first of them. */
export interface Inserted {
  readonly tr: Transaction;
  readonly at: number;
}

/**
 * Puts top-level blocks in the place of the caret's empty paragraph, else behind its top-level block, or before the
 * one at the position `before`. Notes at the end stay there, and behind what was put in there is always somewhere
 * to go on writing.
 */
export function insertBlocks(
  state: EditorState,
  blocks: readonly Node[],
  before: number | null = null,
): Inserted {
  const { tr } = state;
  const { from, to } = before === null ? placeOf(state) : { from: before, to: before };
  tr.replaceWith(from, to, blocks);
  const end = from + blocks.reduce((sum, block) => sum + block.nodeSize, 0);
  const next = tr.doc.resolve(end).nodeAfter;
  if (next === null || next.type.name === "footnote")
    tr.insert(end, nodeType(state.schema, "paragraph").create());
  return { tr, at: from };
}

/** What new blocks take the place of: nothing, or an empty paragraph. */
function placeOf({ doc, selection: { $from, $to } }: EditorState): { from: number; to: number } {
  const { parent } = $from;
  const isFree =
    $from.depth === 1 &&
    $from.sameParent($to) &&
    parent.type.name === "paragraph" &&
    parent.content.size === 0;
  if (isFree) return { from: $from.before(1), to: $from.after(1) };
  let index = $to.depth === 0 ? $to.index() : $to.indexAfter(0);
  let at = $to.depth === 0 ? $to.pos : $to.after(1);
  while (index > 0 && doc.child(index - 1).type.name === "footnote") {
    index -= 1;
    at -= doc.child(index).nodeSize;
  }
  return { from: at, to: at };
}
