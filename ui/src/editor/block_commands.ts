/**
 * Blocks moved, doubled and taken away whole.
 */
import { Fragment, type Node } from "prosemirror-model";
import {
  type Command,
  NodeSelection,
  Selection,
  TextSelection,
  type Transaction,
} from "prosemirror-state";
import { hasId, nodeType } from "./attrs";
import { blockRun } from "./block_run";

/** A command that takes the selected blocks one place up (-1) or down (1); the selection goes with them. */
export function moveBlocks(step: -1 | 1): Command {
  return (state, dispatch) => {
    const run = blockRun(state);
    if (run === null) return false;
    const { parent, startIndex, endIndex, start, end } = run;
    const neighbour = parent.maybeChild(step === -1 ? startIndex - 1 : endIndex);
    if (neighbour === null) return false;
    const { tr } = state;
    // The neighbour goes over to the other side: what is selected stays as it is.
    if (step === -1)
      tr.delete(start - neighbour.nodeSize, start).insert(tr.mapping.map(end), neighbour);
    else tr.delete(end, end + neighbour.nodeSize).insert(start, neighbour);
    dispatch?.(tr.scrollIntoView());
    return true;
  };
}

/** Puts a copy of the selected blocks behind them, and the selection into it. Notes belong to one place: they are not copied. */
export const duplicateBlocks: Command = (state, dispatch) => {
  const run = blockRun(state);
  if (run === null) return false;
  const { parent, startIndex, endIndex, start, end } = run;
  const blocks = parent.children.slice(startIndex, endIndex);
  if (blocks.some(({ type }) => type.name === "footnote")) return false;
  const tr = state.tr.insert(end, withoutIds(Fragment.from(blocks)));
  dispatch?.(moved(tr, state.selection, end - start).scrollIntoView());
  return true;
};

/** Takes the selected blocks away. A document keeps one empty paragraph. */
export const deleteBlocks: Command = (state, dispatch) => {
  const run = blockRun(state);
  if (run === null) return false;
  const { start, end, depth, parent } = run;
  const { tr } = state;
  if (depth === 0 && end - start === parent.content.size)
    tr.replaceWith(start, end, nodeType(state.schema, "paragraph").create());
  else tr.delete(start, end);
  tr.setSelection(Selection.near(tr.doc.resolve(Math.min(start, tr.doc.content.size))));
  dispatch?.(tr.scrollIntoView());
  return true;
};

/** The top-level blocks from index `first` up to `last` (excluded) taken to before the block `target`; null where they stand there. */
export function blocksTaken(
  tr: Transaction,
  { first, last, target }: { first: number; last: number; target: number },
): Transaction | null {
  if (target >= first && target <= last) return null;
  const { doc } = tr;
  const [from, to, at] = [first, last, target].map((index) => startOf(doc, index));
  if (from === undefined || to === undefined || at === undefined) return null;
  const blocks = doc.children.slice(first, last);
  tr.delete(from, to);
  const place = tr.mapping.map(at);
  tr.insert(place, blocks);
  return tr.setSelection(selectionOfBlock(tr.doc, place));
}

/** The block before which `position` is, selected whole where that can be, else the caret at its start. */
export function selectionOfBlock(doc: Node, position: number): Selection {
  const node = doc.nodeAt(position);
  const whole = node?.isAtom === true && NodeSelection.isSelectable(node);
  return whole ? NodeSelection.create(doc, position) : Selection.near(doc.resolve(position + 1));
}

function startOf(doc: Node, index: number): number {
  return doc.children.slice(0, index).reduce((sum, block) => sum + block.nodeSize, 0);
}

/** The selection as far on as the copy is from what it is a copy of. */
function moved(tr: Transaction, selection: Selection, by: number): Transaction {
  if (selection instanceof NodeSelection)
    return tr.setSelection(NodeSelection.create(tr.doc, selection.from + by));
  const { anchor, head } = selection;
  const [$anchor, $head] = [tr.doc.resolve(anchor + by), tr.doc.resolve(head + by)];
  return tr.setSelection(TextSelection.between($anchor, $head));
}

function withoutIds(fragment: Fragment): Fragment {
  const nodes = fragment.content.map((node) => {
    if (node.isLeaf && !hasId(node.type)) return node;
    const attrs = hasId(node.type) ? { ...node.attrs, id: "" } : node.attrs;
    return node.type.create(attrs, withoutIds(node.content), node.marks);
  });
  return Fragment.from(nodes);
}
