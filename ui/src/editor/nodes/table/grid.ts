/**
 * A table as rows and columns: where each cell stands, whatever covers several.
 */
import { Fragment, type Node } from "prosemirror-model";
import { numberAttr } from "../../attrs";

/** A cell and the rows and columns it covers. */
export interface Placed {
  readonly node: Node;
  readonly row: number;
  readonly column: number;
  readonly rows: number;
  readonly columns: number;
}

/** Along which a table grows: its rows or its columns. */
export type Axis = "row" | "column";

/** The cells of a table by their places, and how far it reaches. */
export interface Grid {
  readonly cells: readonly Placed[];
  readonly rows: number;
  readonly columns: number;
}

/** The grid of a table. A cell that covers more rows than there are ends with the table. */
export function gridOf(table: Node): Grid {
  const cells: Placed[] = [];
  /** For each column, how many rows are covered from above still. */
  const covered: number[] = [];
  table.forEach((line, _offset, row) => {
    let column = 0;
    const started: [from: number, to: number, rows: number][] = [];
    line.forEach((node) => {
      while ((covered[column] ?? 0) > 0) column += 1;
      const columns = numberAttr(node, "colspan");
      const rows = Math.min(numberAttr(node, "rowspan"), table.childCount - row);
      cells.push({ node, row, column, rows, columns });
      started.push([column, column + columns, rows]);
      column += columns;
    });
    for (let at = 0; at < covered.length; at += 1)
      covered[at] = Math.max(0, (covered[at] ?? 0) - 1);
    for (const [from, to, rows] of started)
      for (let at = from; at < to; at += 1) covered[at] = rows - 1;
  });
  const columns = Math.max(...cells.map((cell) => cell.column + cell.columns));
  return { cells, rows: table.childCount, columns };
}

/** The span of a cell along an axis. */
function span(cell: Placed, axis: Axis): { at: number; size: number } {
  return axis === "row"
    ? { at: cell.row, size: cell.rows }
    : { at: cell.column, size: cell.columns };
}

function withSpan(cell: Placed, axis: Axis, at: number, size: number): Placed {
  return axis === "row" ? { ...cell, row: at, rows: size } : { ...cell, column: at, columns: size };
}

/** The grid with a row or column before `index`, of cells that `fresh` makes; cells that reach over it grow. */
export function inserted(
  grid: Grid,
  axis: Axis,
  index: number,
  fresh: (row: number, column: number) => Node,
): Grid {
  const reaching: Placed[] = [];
  const cells = grid.cells.map((cell) => {
    const { at, size } = span(cell, axis);
    if (at >= index) return withSpan(cell, axis, at + 1, size);
    if (at + size <= index) return cell;
    const grown = withSpan(cell, axis, at, size + 1);
    reaching.push(grown);
    return grown;
  });
  const other: Axis = axis === "row" ? "column" : "row";
  const isCovered = (at: number): boolean =>
    reaching.some(
      (cell) => span(cell, other).at <= at && at < span(cell, other).at + span(cell, other).size,
    );
  const length = axis === "row" ? grid.columns : grid.rows;
  for (let at = 0; at < length; at += 1) {
    if (isCovered(at)) continue;
    const [row, column] = axis === "row" ? [index, at] : [at, index];
    cells.push({ node: fresh(row, column), row, column, rows: 1, columns: 1 });
  }
  return resized({ ...grid, cells }, axis, 1);
}

/** The grid without the row or column `index`; cells that reach over it shrink. */
export function removed(grid: Grid, axis: Axis, index: number): Grid {
  const cells = grid.cells.flatMap((cell) => {
    const { at, size } = span(cell, axis);
    if (at > index) return [withSpan(cell, axis, at - 1, size)];
    if (at + size <= index) return [cell];
    return size === 1 ? [] : [withSpan(cell, axis, at, size - 1)];
  });
  return resized({ ...grid, cells }, axis, -1);
}

function resized(grid: Grid, axis: Axis, by: number): Grid {
  return axis === "row"
    ? { ...grid, rows: grid.rows + by }
    : { ...grid, columns: grid.columns + by };
}

/** The table that a grid is of; null where a row would have no cell of its own, which no document can hold. */
export function tableOf(grid: Grid, like: Node): Node | null {
  const row = like.firstChild;
  if (row === null) return null;
  const rows: Node[] = [];
  for (let index = 0; index < grid.rows; index += 1) {
    const cells = grid.cells.filter((cell) => cell.row === index);
    if (cells.length === 0) return null;
    cells.sort((one, other) => one.column - other.column);
    rows.push(row.type.create(null, cells.map(cellOf)));
  }
  return like.copy(Fragment.from(rows));
}

function cellOf({ node, rows, columns }: Placed): Node {
  const same = numberAttr(node, "rowspan") === rows && numberAttr(node, "colspan") === columns;
  if (same) return node;
  return node.type.create({ ...node.attrs, rowspan: rows, colspan: columns }, node.content);
}
