/**
 * The keys that move the caret sideways: to the left is to the left of what is on the screen.
 *
 * WebKit and Firefox do so by themselves, Chromium goes through the text instead. Here it is done for both,
 * by their layout and with one rule, so that a newsroom's fingers learn it once. A line that is gone
 * through leads to the next one: below it where the keys go with the direction of the block, else above.
 */
import type { Node, ResolvedPos } from "prosemirror-model";
import {
  type Command,
  type EditorState,
  NodeSelection,
  Plugin,
  PluginKey,
  Selection,
  TextSelection,
} from "prosemirror-state";
import type { EditorView } from "prosemirror-view";
import type { Direction } from "../attrs";
import { directionAt, type Line, linesAround } from "./lines";
import type { Cell } from "./visual_order";
import { wordsOf } from "./words";

export type Side = "left" | "right";

/** How far one press goes, and whether it selects what it passes. */
export interface Motion {
  readonly side: Side;
  readonly by: "sign" | "word";
  readonly selects: boolean;
}

/**
 * The direction in which lines follow one another while the keys are pressed one after the other. Where a
 * block of the other direction comes, they would otherwise lead back and forth between the two for ever.
 */
const flowKey = new PluginKey<Direction | null>("caret_flow");

/** The plugin that keeps that direction until the caret is moved otherwise or the text changes. */
export function caretFlowPlugin(): Plugin<Direction | null> {
  return new Plugin<Direction | null>({
    key: flowKey,
    state: {
      init: () => null,
      apply(tr, flow) {
        const set = tr.getMeta(flowKey) as Direction | undefined;
        return set ?? (tr.selectionSet || tr.docChanged ? null : flow);
      },
    },
  });
}

/** A command that moves the caret, or the end of the selection that moves, sideways on the screen. */
export function moveCaret(motion: Motion): Command {
  return (state, dispatch, view) => {
    if (view === undefined || view.composing) return false;
    const flow = flowKey.getState(state) ?? directionAt(state, state.selection.$head);
    const next = nextSelection(view, motion, flow);
    if (next === null) return false;
    if (!next.eq(state.selection))
      dispatch?.(state.tr.setSelection(next).setMeta(flowKey, flow).scrollIntoView());
    return true;
  };
}

/** The selection after a press; the same one at the end of the way, null where the engine has to do it. */
function nextSelection(view: EditorView, motion: Motion, flow: Direction): Selection | null {
  const { selection } = view.state;
  const isForward = (motion.side === "left") === (flow === "rtl");
  if (selection instanceof NodeSelection && !selection.node.isInline)
    return fromBlock(view, selection, motion, isForward);
  if (!(selection instanceof TextSelection) && !(selection instanceof NodeSelection)) return null;
  if (!selection.$head.parent.inlineContent) return null;
  if (!selection.empty && !motion.selects && motion.by === "sign")
    return collapsed(view, selection, motion.side, isForward);
  return moved(view, selection.$head, motion, isForward);
}

/** From the line of `$head` on, line by line and block by block, to where the motion ends. */
function moved(
  view: EditorView,
  $head: ResolvedPos,
  motion: Motion,
  isForward: boolean,
): Selection | null {
  const lines = linesAround(view, $head);
  const accepts = ends(motion, $head.parent, lines.start);
  let line = lines.lineAt($head.pos);
  if (line === null) return null;
  let found = passed(line, slotOf(line, $head.pos, motion.side), motion.side, accepts);
  while (found === null) {
    line = isForward ? lines.after(line) : lines.before(line);
    if (line === null) return beyond(view, $head, motion, isForward);
    found = entered(line, motion, accepts);
  }
  return selectionTo(view.state, found, motion);
}

/** In the block after or before that of `$head`; the selection as it is where there is none. */
function beyond(
  view: EditorView,
  $head: ResolvedPos,
  motion: Motion,
  isForward: boolean,
): Selection | null {
  const { state } = view;
  const edge = state.doc.resolve(isForward ? $head.after() : $head.before());
  const next = Selection.findFrom(edge, isForward ? 1 : -1, motion.selects);
  if (next === null) return state.selection;
  return next instanceof TextSelection ? into(view, next.$head, motion, isForward) : next;
}

/** The block of text that is come into at its start or end: the motion goes on from its far side. */
function into(
  view: EditorView,
  $edge: ResolvedPos,
  motion: Motion,
  isForward: boolean,
): Selection | null {
  const lines = linesAround(view, $edge);
  const accepts = ends(motion, $edge.parent, lines.start);
  let line = lines.lineAt($edge.pos);
  while (line !== null) {
    const found = entered(line, motion, accepts);
    if (found !== null) return selectionTo(view.state, found, motion);
    line = isForward ? lines.after(line) : lines.before(line);
  }
  return selectionTo(view.state, $edge.pos, motion);
}

/** From a block that is selected whole. */
function fromBlock(
  view: EditorView,
  { $from, $to }: NodeSelection,
  motion: Motion,
  isForward: boolean,
): Selection | null {
  const next = Selection.findFrom(isForward ? $to : $from, isForward ? 1 : -1, motion.selects);
  if (next === null) return view.state.selection;
  return next instanceof TextSelection ? into(view, next.$head, motion, isForward) : next;
}

function selectionTo(state: EditorState, position: number, { selects }: Motion): Selection {
  return TextSelection.create(state.doc, selects ? state.selection.anchor : position, position);
}

/** The end of a selection that is on this side; with several lines, the one that the key leads to. */
function collapsed(
  view: EditorView,
  { $from, $to }: Selection,
  side: Side,
  isForward: boolean,
): Selection | null {
  const { doc } = view.state;
  const far = TextSelection.create(doc, isForward ? $to.pos : $from.pos);
  if (!$from.sameParent($to)) return far;
  const lines = linesAround(view, $from);
  const [one, other] = [lines.lineAt($from.pos), lines.lineAt($to.pos)];
  if (one === null || other === null) return null;
  if (one.first !== other.first) return far;
  const isLeft = slotOf(one, $from.pos, side) <= slotOf(one, $to.pos, side);
  return TextSelection.create(doc, isLeft === (side === "left") ? $from.pos : $to.pos);
}

/** Whether the caret may stop between the sign it passed and the next one on its way, none at a line's edge. */
type Accepts = (passed: Cell | undefined, next: Cell | undefined) => boolean;

/**
 * Where this motion may end. By word that is on the far side of a word, as it is seen: the left side of
 * one on the way to the left. The edge of a line counts too.
 */
function ends({ by }: Motion, block: Node, start: number): Accepts {
  if (by === "sign") return () => true;
  const words = wordsOf(block);
  const wordOf = (cell: Cell | undefined): number | null =>
    cell === undefined ? null : (words[cell.from - start] ?? null);
  return (passed, next) =>
    next === undefined || (wordOf(passed) !== null && wordOf(next) !== wordOf(passed));
}

/** The place of a position among a line's stops; from inside of a sign, the one that the motion leaves. */
function slotOf({ cells, stops }: Line, position: number, side: Side): number {
  const stop = stops.indexOf(position);
  if (stop !== -1) return stop;
  const around = cells.findIndex(({ from, to }) => from <= position && position <= to);
  return side === "left" ? around + 1 : Math.max(around, 0);
}

/** The first stop of a line that the way from `slot` to this side may end at; null where it leads out of it. */
function passed({ cells, stops }: Line, slot: number, side: Side, accepts: Accepts): number | null {
  const step = side === "left" ? -1 : 1;
  for (let at = slot + step; at >= 0 && at < stops.length; at += step) {
    const [left, right] = [cells[at - 1], cells[at]];
    const stop = stops[at] ?? null;
    if (stop !== null && (side === "left" ? accepts(right, left) : accepts(left, right)))
      return stop;
  }
  return null;
}

/** The first stop of a line that is come into from its far side; null where the way leads on. */
function entered(line: Line, motion: Motion, accepts: Accepts): number | null {
  const { side, by } = motion;
  const beginning = side === "left" ? line.stops.length - 1 : 0;
  const edge = line.stops[beginning] ?? null;
  if (edge !== null && (by === "sign" || line.cells.length === 0)) return edge;
  return passed(line, beginning, side, accepts);
}
