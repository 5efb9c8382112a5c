/**
 * Keeps notes and their signs together: neither stays without the other.
 */
import { isHistoryTransaction } from "prosemirror-history";
import type { Node } from "prosemirror-model";
import { Plugin, type Transaction } from "prosemirror-state";
import { insertNote } from "./commands";
import { type Notes, notesOf, sameNotes } from "./notes";

/**
 * The plugin that takes a note away with its last sign, and signs with their note. A sign that was cut and is put
 * in elsewhere brings its note back; one from another article, whose note did not come along, is left out. What it
 * changes belongs to the edit that made it necessary, so that one undo takes back both.
 */
export function footnotePairsPlugin(): Plugin {
  /** Notes that went with their sign, by id. */
  const gone = new Map<string, Node>();
  return new Plugin({
    appendTransaction(transactions, before, after) {
      if (!transactions.some((tr) => tr.docChanged)) return null;
      // What is taken back was right as it was.
      if (transactions.some(isHistoryTransaction) || sameNotes(before.doc, after.doc)) return null;
      const old = notesOf(before.doc);
      for (const { id, at } of old.notes) {
        const node = before.doc.nodeAt(at);
        if (node !== null) gone.set(id, node);
      }
      const { tr } = after;
      removeLonely(tr, old, notesOf(tr.doc));
      restoreNotes(tr, old, gone);
      return tr.docChanged ? tr.setStoredMarks(after.storedMarks) : null;
    },
  });
}

function idsOf(places: Notes["notes"]): ReadonlySet<string> {
  return new Set(places.map(({ id }) => id));
}

/** Takes out notes that had a sign and have none now, and signs whose note was there and is not now. */
function removeLonely(tr: Transaction, old: Notes, now: Notes): void {
  const [signsBefore, signs] = [idsOf(old.signs), idsOf(now.signs)];
  const [notesBefore, notes] = [idsOf(old.notes), idsOf(now.notes)];
  const lost = now.notes.filter(({ id }) => signsBefore.has(id) && !signs.has(id));
  const without = now.signs.filter(
    ({ id }) => notesBefore.has(id) && !notes.has(id) && signsBefore.has(id),
  );
  const places = [...lost, ...without].sort((one, other) => other.at - one.at);
  for (const { at } of places) {
    const node = tr.doc.nodeAt(at);
    const isLast = node?.isBlock === true && tr.doc.childCount === 1;
    if (node !== null && !isLast) tr.delete(at, at + node.nodeSize);
  }
}

/** Brings back the notes of signs that were put in; a sign whose note nobody knows is left out. */
function restoreNotes(tr: Transaction, old: Notes, gone: ReadonlyMap<string, Node>): void {
  const before = idsOf(old.signs);
  const now = notesOf(tr.doc);
  const notes = new Set(idsOf(now.notes));
  for (const { id } of now.signs) {
    if (before.has(id) || notes.has(id)) continue;
    const note = gone.get(id);
    const sign = notesOf(tr.doc).signs.find((one) => one.id === id);
    if (sign === undefined) continue;
    if (note === undefined) tr.delete(sign.at, sign.at + 1);
    else {
      insertNote(tr, note, sign.at);
      notes.add(id);
    }
  }
}
