/**
 * Which block is below or above another one: in a table and a gallery several stand side by side.
 */
import type { Node, ResolvedPos } from "prosemirror-model";
import type { EditorView } from "prosemirror-view";
import { gridOf, type Placed } from "../nodes/table/grid";

/** From line to line. */
export type Way = "up" | "down";

/** A cell and the position before it. */
interface CellPlace {
  readonly cell: Placed;
  readonly position: number;
}

/**
 * The position before the block that comes that way after the one at `position`: of several side by side the
 * one nearest to `column`, a pixel of the window. Null behind the last.
 */
export function blockBeyond(
  view: EditorView,
  position: number,
  way: Way,
  column: number,
): number | null {
  const $at = view.state.doc.resolve(position);
  const next = nearestTo(view, neighbours(view, $at, way), column);
  if (next !== null) return next;
  return $at.depth === 0 ? null : blockBeyond(view, $at.before(), way, column);
}

/** The positions before the blocks inside of the one at `position` that are met first when it is come into that way. */
export function blocksAtEdge(view: EditorView, position: number, way: Way): readonly number[] {
  const node = view.state.doc.nodeAt(position);
  if (node === null) return [];
  if (node.type.name === "table") {
    const cells = cellPlaces(node, position);
    return inRow(cells, way === "down" ? 0 : node.childCount - 1);
  }
  const inside = childPlaces(node, position);
  if (node.type.name === "gallery") return rowOf(view, inside, way);
  return inside.slice(way === "down" ? 0 : -1).slice(0, 1);
}

/** The one of the blocks at `positions` that is nearest to a column; null where there are none. */
export function nearestTo(
  view: EditorView,
  positions: readonly number[],
  column: number,
): number | null {
  const off = (position: number): number => {
    const box = boxAt(view, position);
    return box === null ? 0 : Math.max(box.left - column, column - box.right, 0);
  };
  const [first, ...others] = positions;
  if (first === undefined) return null;
  return others.reduce((best, one) => (off(one) < off(best) ? one : best), first);
}

/** The blocks of the same parent that come next that way. */
function neighbours(view: EditorView, $at: ResolvedPos, way: Way): readonly number[] {
  const { parent } = $at;
  if (parent.type.name === "table_row") return cellsBeyond($at, way);
  // From a row that ends, its cells have told what is below.
  if (parent.type.name === "table") return [];
  if (parent.type.name === "gallery") {
    const own = boxAt(view, $at.pos);
    const others = childPlaces(parent, $at.before()).filter((position) => {
      const box = boxAt(view, position);
      if (own === null || box === null) return false;
      return way === "down" ? box.top >= own.bottom : box.bottom <= own.top;
    });
    return rowOf(view, others, way);
  }
  const next = way === "down" ? $at.nodeAfter : $at.nodeBefore;
  const index = $at.index() + (way === "down" ? 1 : -1);
  if (next === null || index < 0 || index >= parent.childCount) return [];
  return [way === "down" ? $at.pos + next.nodeSize : $at.pos - next.nodeSize];
}

function cellsBeyond($at: ResolvedPos, way: Way): readonly number[] {
  const cells = cellPlaces($at.node(-1), $at.before(-1));
  const own = cells.find(({ position }) => position === $at.pos)?.cell;
  if (own === undefined) return [];
  return inRow(cells, way === "down" ? own.row + own.rows : own.row - 1);
}

/** The cells that stand in a row or reach into it. */
function inRow(cells: readonly CellPlace[], row: number): readonly number[] {
  return cells
    .filter(({ cell }) => cell.row <= row && row < cell.row + cell.rows)
    .map(({ position }) => position);
}

function cellPlaces(table: Node, position: number): readonly CellPlace[] {
  const places: number[] = [];
  table.forEach((row, offset) => {
    places.push(...childPlaces(row, position + 1 + offset));
  });
  return gridOf(table).cells.map((cell, index) => ({ cell, position: places[index] ?? position }));
}

function childPlaces(node: Node, position: number): number[] {
  const places: number[] = [];
  node.forEach((_child, offset) => void places.push(position + 1 + offset));
  return places;
}

/** Those of the blocks that stand side by side in the first row that is met. */
function rowOf(view: EditorView, positions: readonly number[], way: Way): readonly number[] {
  const boxes = positions.flatMap((position) => {
    const box = boxAt(view, position);
    return box === null ? [] : [{ position, box }];
  });
  const [first, ...others] = boxes;
  if (first === undefined) return [];
  const met = others.reduce(
    (best, one) =>
      (way === "down" ? one.box.top < best.box.top : one.box.bottom > best.box.bottom) ? one : best,
    first,
  );
  const beside = boxes.filter(({ box }) => box.top < met.box.bottom && box.bottom > met.box.top);
  return beside.map(({ position }) => position);
}

function boxAt(view: EditorView, position: number): DOMRect | null {
  const dom = view.nodeDOM(position);
  return dom instanceof Element ? dom.getBoundingClientRect() : null;
}
