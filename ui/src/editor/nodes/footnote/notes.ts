/**
 * The notes of a document and the signs that point at them.
 */
import type { Node } from "prosemirror-model";
import { textAttr } from "../../attrs";
import { changedChildren, forChildren } from "../../changed_children";

/** A note or a sign of one: the id of the note, and the position before it. */
export interface NotePlace {
  readonly id: string;
  readonly at: number;
}

/** What there is of notes, in the order of the text. */
export interface Notes {
  readonly signs: readonly NotePlace[];
  readonly notes: readonly NotePlace[];
}

/** The notes and signs of a whole document. */
export function notesOf(doc: Node): Notes {
  return notesIn(doc, 0, doc.childCount);
}

/** The notes and signs in the top-level blocks from index `from` up to `to`. */
function notesIn(doc: Node, from: number, to: number): Notes {
  const signs: NotePlace[] = [];
  const notes: NotePlace[] = [];
  forChildren(doc, from, to, (block, position) => {
    if (block.type.name === "footnote") notes.push({ id: textAttr(block, "id"), at: position });
    block.descendants((node, offset) => {
      if (node.type.name === "footnote_ref")
        signs.push({ id: textAttr(node, "target"), at: position + 1 + offset });
    });
  });
  return { signs, notes };
}

/** Whether an edit left all signs and notes as they were and in their order, which is what most typing does. */
export function sameNotes(before: Node, after: Node): boolean {
  const changed = changedChildren(before, after);
  if (changed === null) return true;
  const old = notesIn(before, changed.from, changed.oldTo);
  const now = notesIn(after, changed.from, changed.newTo);
  const same = (some: readonly NotePlace[], others: readonly NotePlace[]): boolean =>
    some.length === others.length && some.every(({ id }, index) => id === others[index]?.id);
  return same(old.signs, now.signs) && same(old.notes, now.notes);
}

/** The number of each note, from 1: in the order they are first pointed at; those that nothing points at follow. */
export function numbersOf({ signs, notes }: Notes): ReadonlyMap<string, number> {
  const known = new Set(notes.map(({ id }) => id));
  const numbers = new Map<string, number>();
  for (const { id } of [...signs, ...notes])
    if (known.has(id) && !numbers.has(id)) numbers.set(id, numbers.size + 1);
  return numbers;
}
