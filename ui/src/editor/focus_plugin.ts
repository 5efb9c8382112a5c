/**
 * What stays clear while only the text is shown: the paragraph or the sentence that the caret stands in. Which colours
 * the rest has is the page's.
 */
import type { Node } from "prosemirror-model";
import {
  type EditorState,
  NodeSelection,
  Plugin,
  PluginKey,
  type Selection,
  type Transaction,
} from "prosemirror-state";
import { Decoration, DecorationSet } from "prosemirror-view";
import { sentenceAround } from "./sentence";

/** What stays clear; null while all of it does. */
export type FocusUnit = "paragraph" | "sentence" | null;

interface Focus {
  readonly unit: FocusUnit;
  readonly clear: DecorationSet;
}

const key = new PluginKey<Focus>("focus");
const CLEAR = { class: "clear" };

/** A transaction that leaves only this clear. It is no edit. */
export function focusChange(state: EditorState, unit: FocusUnit): Transaction {
  return state.tr.setMeta(key, unit).setMeta("addToHistory", false);
}

/** What stays clear now. */
export function focusUnit(state: EditorState): FocusUnit {
  return key.getState(state)?.unit ?? null;
}

/** The plugin; it does nothing until it is told what stays clear. */
export function focusPlugin(): Plugin<Focus> {
  return new Plugin<Focus>({
    key,
    state: {
      init: () => ({ unit: null, clear: DecorationSet.empty }),
      apply(tr, before) {
        const told = tr.getMeta(key) as FocusUnit | undefined;
        const unit = told === undefined ? before.unit : told;
        if (unit === null)
          return before.unit === null ? before : { unit, clear: DecorationSet.empty };
        if (unit === before.unit && !tr.docChanged && !tr.selectionSet) return before;
        return {
          unit,
          clear: DecorationSet.create(tr.doc, decorations(tr.doc, tr.selection, unit)),
        };
      },
    },
    props: { decorations: (state) => key.getState(state)?.clear },
  });
}

function decorations(
  doc: Node,
  selection: Selection,
  unit: "paragraph" | "sentence",
): Decoration[] {
  const { from, to, empty, $head } = selection;
  if (selection instanceof NodeSelection) return [Decoration.node(from, to, CLEAR)];
  if (empty && unit === "sentence" && $head.parent.isTextblock) {
    // A sign for each leaf, so that offsets in the text are offsets in the block.
    const text = $head.parent.textBetween(0, $head.parent.content.size, null, leafSign);
    const sentence = sentenceAround(text, $head.parentOffset);
    const start = $head.start();
    return [Decoration.inline(start + sentence.from, start + sentence.to, CLEAR)];
  }
  const found: Decoration[] = [];
  doc.nodesBetween(from, to, (node, position) => {
    if (node.isTextblock) found.push(Decoration.node(position, position + node.nodeSize, CLEAR));
    return !node.isTextblock;
  });
  return found;
}

function leafSign(leaf: Node): string {
  return leaf.type.name === "hard_break" ? "\n" : "\u{fffc}";
}
