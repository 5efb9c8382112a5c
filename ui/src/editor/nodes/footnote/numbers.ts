/**
 * Shows the numbers of notes, at their signs and at themselves.
 */
import type { Node } from "prosemirror-model";
import { Plugin, PluginKey } from "prosemirror-state";
import { Decoration, DecorationSet } from "prosemirror-view";
import { notesOf, numbersOf, sameNotes } from "./notes";

const key = new PluginKey<DecorationSet>("footnote_numbers");

/** The plugin that numbers notes. Nothing is counted anew while no note or sign came, went or moved. */
export function footnoteNumbersPlugin(): Plugin<DecorationSet> {
  return new Plugin<DecorationSet>({
    key,
    state: {
      init: (_, { doc }) => numbered(doc),
      apply(tr, shown) {
        if (!tr.docChanged) return shown;
        return sameNotes(tr.before, tr.doc) ? shown.map(tr.mapping, tr.doc) : numbered(tr.doc);
      },
    },
    props: { decorations: (state) => key.getState(state) },
  });
}

function numbered(doc: Node): DecorationSet {
  const found = notesOf(doc);
  const numbers = numbersOf(found);
  const places = [...found.signs, ...found.notes];
  const shown = places.map(({ id, at }) => {
    const end = at + (doc.nodeAt(at)?.nodeSize ?? 1);
    const number = numbers.get(id);
    // A sign whose note is not there says so.
    return Decoration.node(at, end, { "data-number": number === undefined ? "?" : String(number) });
  });
  return DecorationSet.create(doc, shown);
}
