/**
 * Which top-level blocks differ between two documents, by identity: nothing below an unchanged block
 * is looked at, so this costs a comparison per block however long the text is.
 */
import type { Node } from "prosemirror-model";

/** The children that differ: `from` up to `oldTo` became `from` up to `newTo` (indexes, end excluded). */
export interface ChangedChildren {
  readonly from: number;
  readonly oldTo: number;
  readonly newTo: number;
}

/** Where two documents differ; null where they are one and the same in every child. */
export function changedChildren(before: Node, after: Node): ChangedChildren | null {
  const shorter = Math.min(before.childCount, after.childCount);
  let from = 0;
  while (from < shorter && before.child(from) === after.child(from)) from += 1;
  if (from === before.childCount && from === after.childCount) return null;
  let oldTo = before.childCount;
  let newTo = after.childCount;
  while (oldTo > from && newTo > from && before.child(oldTo - 1) === after.child(newTo - 1)) {
    oldTo -= 1;
    newTo -= 1;
  }
  return { from, oldTo, newTo };
}

/** Calls `visit` with every child from index `from` up to `to` and the position before it. */
export function forChildren(
  doc: Node,
  from: number,
  to: number,
  visit: (child: Node, position: number) => void,
): void {
  let position = 0;
  for (let index = 0; index < to; index += 1) {
    const child = doc.child(index);
    if (index >= from) visit(child, position);
    position += child.nodeSize;
  }
}
