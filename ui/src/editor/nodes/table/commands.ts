/**
 * Working with tables: making them, their rows and columns, and going about in them.
 */
import type { Node, ResolvedPos } from "prosemirror-model";
import { type Command, type EditorState, Selection, TextSelection } from "prosemirror-state";
import { nodeType } from "../../attrs";
import { insertBlocks } from "../../insert_blocks";
import { type Axis, type Grid, gridOf, inserted, type Placed, removed, tableOf } from "./grid";

/** The most rows and columns that a new table may have. */
export const MOST_ROWS = 50;
export const MOST_COLUMNS = 20;

/** The size of a new table, and whether its first row names the columns. */
export interface TableSize {
  readonly rows: number;
  readonly columns: number;
  readonly header: boolean;
}

/** The table of the caret and the cell in it. */
interface Here {
  readonly table: Node;
  /** The position before the table. */
  readonly at: number;
  readonly grid: Grid;
  readonly cell: Placed;
  /** How far behind the start of the cell's content the caret is. */
  readonly offset: number;
}

function isCell(node: Node): boolean {
  return node.type.name === "table_cell" || node.type.name === "table_header";
}

/** Where the position is in a table; null outside of tables. */
function hereAt($at: ResolvedPos): Here | null {
  let depth = $at.depth;
  while (depth > 0 && !isCell($at.node(depth))) depth -= 1;
  if (depth < 3) return null;
  const table = $at.node(depth - 2);
  const grid = gridOf(table);
  const node = $at.node(depth);
  const cell = grid.cells.find((one) => one.node === node && one.row === $at.index(depth - 2));
  if (cell === undefined) return null;
  return { table, at: $at.before(depth - 2), grid, cell, offset: $at.pos - $at.start(depth) };
}

/** Whether the first row of the caret's table is of headings; null outside of tables. */
export function headerRowAt(state: EditorState): boolean | null {
  const { $from } = state.selection;
  for (let depth = $from.depth; depth > 0; depth -= 1)
    if ($from.node(depth).type.name === "table") return isHeaderRow($from.node(depth).child(0));
  return null;
}

function isHeaderRow(row: Node): boolean {
  return row.children.every(({ type }) => type.name === "table_header");
}

function emptyCell(state: EditorState, isHeader: boolean): Node {
  const type = nodeType(state.schema, isHeader ? "table_header" : "table_cell");
  return type.create(null, nodeType(state.schema, "paragraph").create());
}

/** A command that puts a table of this size in, with the caret in its first cell. */
export function insertTable({ rows, columns, header }: TableSize): Command {
  return (state, dispatch) => {
    const fits = (size: number, most: number): boolean =>
      Number.isInteger(size) && size >= 1 && size <= most;
    if (!fits(rows, MOST_ROWS) || !fits(columns, MOST_COLUMNS)) return false;
    const row = nodeType(state.schema, "table_row");
    const lines = Array.from({ length: rows }, (_, index) =>
      row.create(
        null,
        Array.from({ length: columns }, () => emptyCell(state, header && index === 0)),
      ),
    );
    const table = nodeType(state.schema, "table").create(null, lines);
    const { tr, at } = insertBlocks(state, [table]);
    tr.setSelection(Selection.near(tr.doc.resolve(at + 1)));
    dispatch?.(tr.scrollIntoView());
    return true;
  };
}

/** A command that puts a row or column in on a side of the caret's cell. */
export function insertLine(axis: Axis, side: "before" | "after"): Command {
  return changed(({ grid, cell, table }, state) => {
    const [at, size] = axis === "row" ? [cell.row, cell.rows] : [cell.column, cell.columns];
    const index = side === "before" ? at : at + size;
    const isHeader = (row: number): boolean =>
      axis === "column" && row === 0 && table.firstChild !== null && isHeaderRow(table.firstChild);
    return inserted(grid, axis, index, (row) => emptyCell(state, isHeader(row)));
  });
}

/** A command that takes the row or column of the caret's cell away; the last one takes the table along. */
export function deleteLine(axis: Axis): Command {
  return (state, dispatch, view) => {
    const here = hereAt(state.selection.$from);
    if (here === null) return false;
    const { grid, cell } = here;
    if ((axis === "row" ? grid.rows : grid.columns) === 1)
      return deleteTable(state, dispatch, view);
    const index = axis === "row" ? cell.row : cell.column;
    return changed(() => removed(grid, axis, index))(state, dispatch, view);
  };
}

/** Makes the first row one of headings, or of data again. */
export const toggleHeaderRow: Command = (state, dispatch) => {
  const here = hereAt(state.selection.$from);
  const first = here?.table.firstChild;
  if (here === null || first === null || first === undefined) return false;
  const type = nodeType(state.schema, isHeaderRow(first) ? "table_cell" : "table_header");
  const { tr } = state;
  first.forEach((_, offset) => tr.setNodeMarkup(here.at + 2 + offset, type));
  dispatch?.(tr.scrollIntoView());
  return true;
};

/** Takes the caret's table away. */
export const deleteTable: Command = (state, dispatch) => {
  const here = hereAt(state.selection.$from);
  if (here === null) return false;
  const { at, table } = here;
  const { tr } = state;
  const end = at + table.nodeSize;
  const isAll = table.nodeSize === state.doc.content.size;
  if (isAll) tr.replaceWith(at, end, nodeType(state.schema, "paragraph").create());
  else tr.delete(at, end);
  tr.setSelection(Selection.near(tr.doc.resolve(Math.min(at, tr.doc.content.size))));
  dispatch?.(tr.scrollIntoView());
  return true;
};

/** A command that makes the caret's table one of another grid; the caret stays in its cell, or comes to the nearest one. */
function changed(change: (here: Here, state: EditorState) => Grid): Command {
  return (state, dispatch) => {
    const here = hereAt(state.selection.$from);
    if (here === null) return false;
    const table = tableOf(change(here, state), here.table);
    if (table === null) return false;
    const tr = state.tr.replaceWith(here.at, here.at + here.table.nodeSize, table);
    const kept = startOfCell(table, here.at, here.cell.node);
    const found = kept === null ? nearest(table, here) + here.at : kept + here.offset;
    tr.setSelection(Selection.near(tr.doc.resolve(found)));
    dispatch?.(tr.scrollIntoView());
    return true;
  };
}

/** Where the content of the cell with this content begins; null where the table has none. */
function startOfCell(table: Node, at: number, { content }: Node): number | null {
  let found: number | null = null;
  table.descendants((node, offset) => {
    if (isCell(node) && node.content === content) found = at + 1 + offset + 1;
    return !isCell(node);
  });
  return found;
}

/** In the table, the start of the cell that came to stand where the caret's stood, else of the last before it. */
function nearest(table: Node, { cell }: Here): number {
  const { cells } = gridOf(table);
  const isBefore = (one: Placed): boolean => one.row <= cell.row && one.column <= cell.column;
  const [best] = cells
    .filter(isBefore)
    .sort((one, other) => other.row - one.row || other.column - one.column);
  return best === undefined ? 1 : (startOfCell(table, 0, best.node) ?? 1);
}

/** A command that selects what is in the next (1) or previous (-1) cell. Behind the last cell a row begins. */
export function stepToCell(step: 1 | -1): Command {
  return (state, dispatch, view) => {
    const here = hereAt(state.selection.$from);
    if (here === null) return false;
    const { cells } = here.grid;
    const next = cells[cells.indexOf(here.cell) + step];
    if (next === undefined) return step === -1 || rowAtEnd(state, dispatch, view);
    dispatch?.(state.tr.setSelection(wholeCell(state.doc, here, next)).scrollIntoView());
    return true;
  };
}

/** The table with one more row, and the caret in its first cell. */
const rowAtEnd: Command = (state, dispatch) => {
  const here = hereAt(state.selection.$from);
  if (here === null) return false;
  const { grid } = here;
  const longer = inserted(grid, "row", grid.rows, () => emptyCell(state, false));
  const table = tableOf(longer, here.table);
  const last = table?.lastChild ?? null;
  if (table === null || last === null) return false;
  const tr = state.tr.replaceWith(here.at, here.at + here.table.nodeSize, table);
  const row = here.at + table.nodeSize - 1 - last.nodeSize;
  tr.setSelection(Selection.near(tr.doc.resolve(row + 1)));
  dispatch?.(tr.scrollIntoView());
  return true;
};

function wholeCell(doc: Node, here: Here, { node }: Placed): Selection {
  const start = startOfCell(here.table, here.at, node) ?? here.at + 1;
  const $start = doc.resolve(start);
  return TextSelection.between($start, doc.resolve(start + node.content.size));
}
