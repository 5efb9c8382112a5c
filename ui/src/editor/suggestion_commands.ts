/**
 * Deciding about suggestions and comments, and finding the next one. Each decision is one step back.
 */
import { closeHistory } from "prosemirror-history";
import type { Mark, Node } from "prosemirror-model";
import { type Command, TextSelection, type Transaction } from "prosemirror-state";
import type { EditorView } from "prosemirror-view";
import { textAttr } from "./attrs";
import { removeInline } from "./removal";
import { HERE } from "./suggestion_view";
import { placesOf, type Span } from "./suggestions";

type Decision = "accept" | "reject";

/** The mark that a decision only takes off, and the one whose text it takes out. */
const MARKS = {
  accept: { off: "insertion", out: "deletion" },
  reject: { off: "deletion", out: "insertion" },
} as const;

/**
 * A command that accepts or rejects the suggestion with this id, or every suggestion for null. Text
 * that goes takes along the blocks it leaves empty. Comments stay.
 */
export function decideSuggestions(decision: Decision, id: string | null): Command {
  return (state, dispatch) => {
    const { tr } = state;
    const { off, out } = MARKS[decision];
    const meant = (mark: Mark): boolean => id === null || textAttr(mark, "id") === id;
    const gone = new Set<number>();
    eachMark(tr.doc, (mark, node, from) => {
      if (!meant(mark)) return;
      if (mark.type.name === out) gone.add(from);
      else if (mark.type.name === off) tr.removeMark(from, from + node.nodeSize, mark);
    });
    if (gone.size > 0) removeInline(tr, gone);
    return finish(tr, dispatch);
  };
}

/** A command that takes the comment with this id off the text. */
export function removeComment(id: string): Command {
  return (state, dispatch) => {
    const { tr } = state;
    eachMark(tr.doc, (mark, node, from) => {
      if (mark.type.name === "comment" && textAttr(mark, "id") === id)
        tr.removeMark(from, from + node.nodeSize, mark);
    });
    return finish(tr, dispatch);
  };
}

/** Calls `visit` with every mark of every inline node and the position before it. */
function eachMark(doc: Node, visit: (mark: Mark, node: Node, from: number) => void): void {
  doc.descendants((node, position) => {
    for (const mark of node.marks) visit(mark, node, position);
  });
}

function finish(tr: Transaction, dispatch?: (tr: Transaction) => void): boolean {
  if (!tr.docChanged) return false;
  // Two quick decisions are two decisions, also for undo.
  dispatch?.(closeHistory(tr));
  return true;
}

/**
 * A command that selects the suggestion or comment after (1) or before (-1) the selection, going
 * round the ends, and shows it. It refuses where there is none.
 */
export function stepToSuggestion(step: 1 | -1): Command {
  return (state, dispatch, view) => {
    const { from, to } = state.selection;
    const places = placesOf(state.doc);
    const side = (place: Span): number => Math.sign(place.from - from || place.to - to);
    const ahead = (place: Span): boolean => side(place) === step;
    const next =
      step === 1
        ? (places.find(ahead) ?? places[0])
        : (places.findLast(ahead) ?? places[places.length - 1]);
    return next !== undefined && select(next)(state, dispatch, view);
  };
}

/** A command that selects the suggestion or comment with this key and shows it. */
export function selectSuggestion(key: string): Command {
  return (state, dispatch, view) => {
    const place = placesOf(state.doc).find((one) => one.key === key);
    return place !== undefined && select(place)(state, dispatch, view);
  };
}

function select({ from, to }: Span): Command {
  return (state, dispatch, view) => {
    dispatch?.(state.tr.setSelection(TextSelection.create(state.doc, from, to)).scrollIntoView());
    if (dispatch && view) reveal(view);
    return true;
  };
}

/**
 * Scrolls to where the selection is, which the view does itself only while it has the keyboard. Without
 * it the browser would go on showing what was selected before.
 */
function reveal(view: EditorView): void {
  const shown = document.getSelection();
  if (!view.hasFocus() && view.dom.contains(shown?.anchorNode ?? null)) shown?.removeAllRanges();
  view.dom.querySelector(`.${HERE}`)?.scrollIntoView({ block: "nearest" });
}
