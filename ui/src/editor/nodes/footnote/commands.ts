/**
 * Working with notes: making them, and going between a note and its sign.
 */
import type { Node } from "prosemirror-model";
import {
  type Command,
  type EditorState,
  NodeSelection,
  Selection,
  TextSelection,
  type Transaction,
} from "prosemirror-state";
import { nodeType, textAttr } from "../../attrs";
import { newUlid } from "../../ids";
import { notesOf } from "./notes";

/** Puts a sign behind what is selected, and its empty note among the others, with the caret in the note. */
export const insertFootnote: Command = (state, dispatch) => {
  const { $to } = state.selection;
  const sign = nodeType(state.schema, "footnote_ref");
  const index = $to.index();
  const fits = $to.parent.inlineContent && $to.parent.canReplaceWith(index, index, sign);
  if (!fits || noteAround(state) !== null) return false;
  const id = newUlid();
  const paragraph = nodeType(state.schema, "paragraph").create();
  const note = nodeType(state.schema, "footnote").create({ id }, paragraph);
  const tr = state.tr.insert($to.pos, sign.create({ target: id }));
  const at = insertNote(tr, note, $to.pos);
  tr.setSelection(TextSelection.create(tr.doc, at + 2));
  dispatch?.(tr.scrollIntoView());
  return true;
};

/** Puts a note behind that of the sign before `sign`, else before the others, else at the end; its position. */
export function insertNote(tr: Transaction, note: Node, sign: number): number {
  const { signs, notes } = notesOf(tr.doc);
  const placeOf = (id: string): number | undefined => notes.find((one) => one.id === id)?.at;
  const earlier = signs.filter(({ at }) => at < sign).map(({ id }) => placeOf(id));
  const last = earlier.findLast((at) => at !== undefined);
  const at =
    last === undefined
      ? (notes[0]?.at ?? tr.doc.content.size)
      : last + (tr.doc.nodeAt(last)?.nodeSize ?? 0);
  tr.insert(at, note);
  return at;
}

/** The note that the selection stands in; null elsewhere. */
function noteAround({ selection: { $from } }: EditorState): Node | null {
  const top = $from.depth === 0 ? null : $from.node(1);
  return top?.type.name === "footnote" ? top : null;
}

/** The note that the sign at the caret points at; null where there is no sign. */
function signAt({ selection }: EditorState): string | null {
  const { $from } = selection;
  const selected = selection instanceof NodeSelection ? selection.node : null;
  for (const node of [selected, $from.nodeBefore, $from.nodeAfter])
    if (node?.type.name === "footnote_ref") return textAttr(node, "target");
  return null;
}

/** Whether the caret is at a sign or in a note, so that there is somewhere to go. */
export function isAtNote(state: EditorState): boolean {
  return signAt(state) !== null || noteAround(state) !== null;
}

/** Goes from the sign at the caret into its note, and from a note behind its first sign. */
export const jumpNote: Command = (state, dispatch) => {
  const note = noteAround(state);
  const id = note === null ? signAt(state) : textAttr(note, "id");
  if (id === null) return false;
  const { signs, notes } = notesOf(state.doc);
  const place = (note === null ? notes : signs).find((one) => one.id === id);
  if (place === undefined) return false;
  const { tr } = state;
  const selection =
    note === null
      ? Selection.near(state.doc.resolve(place.at + 1))
      : TextSelection.create(state.doc, place.at + 1);
  dispatch?.(tr.setSelection(selection).scrollIntoView());
  return true;
};

/** Backspace in an empty note takes it away, and leaves the caret where its sign was. */
export const deleteEmptyNote: Command = (state, dispatch) => {
  const note = noteAround(state);
  if (note === null || !state.selection.empty || note.textContent !== "") return false;
  if (note.childCount > 1 || note.child(0).childCount > 0) return false;
  const id = textAttr(note, "id");
  const { signs, notes } = notesOf(state.doc);
  const place = notes.find((one) => one.id === id);
  const sign = signs.find((one) => one.id === id);
  if (place === undefined || state.doc.childCount === 1) return false;
  const tr = state.tr.delete(place.at, place.at + note.nodeSize);
  const back = tr.mapping.map(sign?.at ?? place.at);
  tr.setSelection(Selection.near(tr.doc.resolve(back), -1));
  dispatch?.(tr.scrollIntoView());
  return true;
};
