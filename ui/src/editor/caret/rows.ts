/**
 * The keys that move the caret from line to line: to the line below, or above, as the eye sees it, and there
 * to the place nearest to the column in which the first press of a row found the caret.
 *
 * The engines go by the text instead: from a cell to the one beside it, over an empty line, or to a place at
 * a border of directions which is another one in each of them.
 */
import type { Node, ResolvedPos } from "prosemirror-model";
import {
  type Command,
  NodeSelection,
  Plugin,
  PluginKey,
  type Selection,
  TextSelection,
} from "prosemirror-state";
import type { EditorView } from "prosemirror-view";
import { directionAt, type Line, linesAround } from "./lines";
import { blockBeyond, blocksAtEdge, nearestTo, type Way } from "./stacked";

export type { Way };

/** The column in which the first of a row of presses found the caret, in CSS pixels of the window. */
const columnKey = new PluginKey<number | null>("caret_column");

/** The plugin that keeps that column until the caret is moved otherwise or the text changes. */
export function caretColumnPlugin(): Plugin<number | null> {
  return new Plugin<number | null>({
    key: columnKey,
    state: {
      init: () => null,
      apply(tr, column) {
        const set = tr.getMeta(columnKey) as number | undefined;
        return set ?? (tr.selectionSet || tr.docChanged ? null : column);
      },
    },
  });
}

/** One press: its way, what it looks for, and in which view. */
interface Step {
  readonly view: EditorView;
  readonly way: Way;
  readonly column: number;
  readonly selects: boolean;
}

/** A command that moves the caret, or the end of the selection that moves, to the next line that way. */
export function moveToRow(way: Way, selects: boolean): Command {
  return (state, dispatch, view) => {
    if (view === undefined || view.composing) return false;
    const from = startOf(state.selection, way, selects);
    const column = from === null ? null : (columnKey.getState(state) ?? columnAt(view, from));
    if (from === null || column === null) return false;
    const next = nextRow({ view, way, column, selects }, from);
    if (next === null) return false;
    if (!next.eq(state.selection))
      dispatch?.(state.tr.setSelection(next).setMeta(columnKey, column).scrollIntoView());
    return true;
  };
}

/** Where a press begins: a block that is selected whole, or a place in a line; null where neither is. */
function startOf(selection: Selection, way: Way, selects: boolean): ResolvedPos | null {
  if (selection instanceof NodeSelection && !selection.node.isInline) return selection.$from;
  const $at = selects ? selection.$head : way === "up" ? selection.$from : selection.$to;
  return $at.parent.inlineContent ? $at : null;
}

/** The pixel of the caret, or of the side where a block that is selected begins; null without a layout. */
function columnAt(view: EditorView, $at: ResolvedPos): number | null {
  if ($at.parent.inlineContent) {
    const line = linesAround(view, $at).lineAt($at.pos);
    return line === null ? null : columnIn(view, line, $at);
  }
  const box = (view.nodeDOM($at.pos) as Element | null)?.getBoundingClientRect();
  if (box === undefined) return null;
  return directionAt(view.state, $at) === "rtl" ? box.right : box.left;
}

function columnIn(view: EditorView, line: Line, $at: ResolvedPos): number {
  const stop = line.stops.indexOf($at.pos);
  const around = line.cells.find(({ from, to }) => from <= $at.pos && $at.pos <= to);
  return columnOf(line, stop) ?? around?.left ?? view.coordsAtPos($at.pos).left;
}

/** The pixel of a place between two signs of a line; null where it has no such place. */
function columnOf({ cells }: Line, place: number): number | null {
  return cells[place - 1]?.right ?? cells[place]?.left ?? null;
}

function nextRow(step: Step, $from: ResolvedPos): Selection | null {
  const { view, way } = step;
  if (!$from.parent.inlineContent) return outOf(step, $from.pos);
  const lines = linesAround(view, $from);
  const line = lines.lineAt($from.pos);
  if (line === null) return null;
  const next = way === "down" ? lines.after(line) : lines.before(line);
  if (next !== null) return at(step, nearestStop(next, step.column));
  return outOf(step, $from.before()) ?? at(step, way === "up" ? $from.start() : $from.end());
}

function at({ view, selects }: Step, position: number): Selection {
  const { doc, selection } = view.state;
  return TextSelection.create(doc, selects ? selection.anchor : position, position);
}

/** The place of a line that is nearest to a column. */
function nearestStop(line: Line, column: number): number {
  let [best, distance] = [line.stops.find((stop) => stop !== null) ?? 0, Infinity];
  line.stops.forEach((stop, place) => {
    const off = Math.abs((columnOf(line, place) ?? column) - column);
    if (stop === null || off >= distance) return;
    [best, distance] = [stop, off];
  });
  return best;
}

/** Into the block that comes that way after the one at a position; null where the text ends. */
function outOf(step: Step, position: number): Selection | null {
  const next = blockBeyond(step.view, position, step.way, step.column);
  return next === null ? null : into(step, next);
}

/** Into the block at a position, on the side that is come from. */
function into(step: Step, position: number): Selection | null {
  const { view, way, column } = step;
  const { doc } = view.state;
  const node: Node | null = doc.nodeAt(position);
  if (node === null) return null;
  if (node.inlineContent) {
    const $edge = doc.resolve(position + 1 + (way === "down" ? 0 : node.content.size));
    const line = linesAround(view, $edge).lineAt($edge.pos);
    return at(step, line === null ? $edge.pos : nearestStop(line, column));
  }
  // A selection of text passes what has none.
  if (node.isLeaf)
    return step.selects ? outOf(step, position) : NodeSelection.create(doc, position);
  const inner = nearestTo(view, blocksAtEdge(view, position, way), column);
  return inner === null ? null : into(step, inner);
}
