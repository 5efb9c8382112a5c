/**
 * What is shown at blocks beside what they carry: worked out once, and anew only for top-level blocks that changed.
 */
import type { Node } from "prosemirror-model";
import type { Transaction } from "prosemirror-state";
import { Decoration, DecorationSet } from "prosemirror-view";
import { changedChildren, forChildren } from "./changed_children";

/** The decorations of one top-level block and all within it; `position` is before the block. */
export type Decorate = (block: Node, position: number) => Decoration[];

/** An attribute that blocks are given. */
export type BlockAttribute = "dir" | "lang";

/** A decoration that gives the element of `node`, which begins at `from`, the attribute `name`. */
export function attributeDecoration(
  node: Node,
  from: number,
  name: BlockAttribute,
  value: string,
): Decoration {
  return Decoration.node(from, from + node.nodeSize, { [name]: value }, { shown: value });
}

/** The decorations of a whole document. */
export function decorateAll(doc: Node, decorate: Decorate): DecorationSet {
  const found: Decoration[] = [];
  doc.forEach((block, position) => found.push(...decorate(block, position)));
  return DecorationSet.create(doc, found);
}

/** A decoration as text, to compare what is shown with what should be. */
function signature({ from, to, spec }: Decoration): string {
  return `${from}-${to}-${(spec as { shown: string }).shown}`;
}

function sameDecorations(some: readonly Decoration[], others: readonly Decoration[]): boolean {
  const wanted = new Set(others.map(signature));
  return some.length === others.length && some.every((one) => wanted.has(signature(one)));
}

/** The decorations after an edit of a document that had these. */
export function decorationsAfter(
  tr: Transaction,
  decorations: DecorationSet,
  decorate: Decorate,
): DecorationSet {
  const mapped = decorations.map(tr.mapping, tr.doc);
  const changed = changedChildren(tr.before, tr.doc);
  if (changed === null) return mapped;
  const wanted: Decoration[] = [];
  let start = Number.POSITIVE_INFINITY;
  let end = 0;
  forChildren(tr.doc, changed.from, changed.newTo, (block, position) => {
    start = Math.min(start, position);
    end = position + block.nodeSize;
    wanted.push(...decorate(block, position));
  });
  const shown = mapped.find(start, end).filter((one) => one.from >= start && one.to <= end);
  // Most typed letters change nothing here, and what is not touched is not drawn again.
  if (sameDecorations(shown, wanted)) return mapped;
  return mapped.remove(shown).add(tr.doc, wanted);
}
