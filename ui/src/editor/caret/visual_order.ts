/**
 * Where the caret can stand in one line, from left to right as the eye sees it.
 *
 * At the border of a run that goes the other way, one position in the text has two places on the screen, and
 * one place on the screen two positions. WebKit and Chromium both paint the caret at the neighbour that goes
 * with the paragraph. So a line of n signs has n + 1 positions and n + 1 places, and in all text but one kind
 * each place is painted for just one of them: a key that goes from place to place is never stuck and never
 * twice at one.
 *
 * That one kind are digits in Arabic in a paragraph from left to right: they go with the paragraph, but
 * stand inside of what does not. Where such a number is at the end of the Arabic, one side of it is painted
 * for no position and the other for two, of which the outer one counts.
 */
import type { Direction } from "../attrs";

/** A sign of a line: the positions around it in the document, its sides on the screen in CSS pixels. */
export interface Cell {
  readonly from: number;
  readonly to: number;
  readonly left: number;
  readonly right: number;
  /** The direction that its letter or digit has by itself; null for what goes as its neighbours go. */
  readonly direction: Direction | null;
}

/** A line as it is seen. */
export interface VisualOrder {
  /** The signs from left to right. */
  readonly cells: readonly Cell[];
  /** The positions before, between and after them, from left to right; null where none is painted. */
  readonly stops: readonly (number | null)[];
}

/**
 * The order on the screen of `cells`, which come in reading order, in a paragraph of direction `base`. There
 * has to be at least one.
 */
export function visualOrder(cells: readonly Cell[], base: Direction): VisualOrder {
  const middles = cells.map(({ left, right }) => left + right);
  const order = cells
    .map((_, index) => index)
    .sort((one, other) => (middles[one] ?? 0) - (middles[other] ?? 0));
  const ranks = new Array<number>(cells.length);
  order.forEach((index, place) => (ranks[index] = place));
  const stops = new Array<number | null>(cells.length + 1).fill(null);
  for (let index = 0; index <= cells.length; index += 1) {
    const place = paintedPlace(cells, ranks, base, index);
    const isEdge = index === cells.length;
    if (isEdge || stops[place] === null || crossing(order, ranks, place) === index)
      stops[place] = cells[index]?.from ?? cells.at(-1)?.to ?? 0;
  }
  return { cells: order.flatMap((index) => cells[index] ?? []), stops };
}

/** How many signs stand left of the caret at the position before the sign `index`, as engines paint it. */
function paintedPlace(
  cells: readonly Cell[],
  ranks: readonly number[],
  base: Direction,
  index: number,
): number {
  if (index === 0) return base === "ltr" ? 0 : cells.length;
  if (index === cells.length) return base === "ltr" ? cells.length : 0;
  const before = directionOf(cells, ranks, base, index - 1);
  const after = directionOf(cells, ranks, base, index);
  if (before !== after && before === base)
    return (ranks[index - 1] ?? 0) + (before === "ltr" ? 1 : 0);
  return (ranks[index] ?? 0) + (after === "ltr" ? 0 : 1);
}

/** The direction in which a sign was laid out: its own, else that in which it follows or is followed. */
function directionOf(
  cells: readonly Cell[],
  ranks: readonly number[],
  base: Direction,
  index: number,
): Direction {
  const own = cells[index]?.direction ?? null;
  if (own !== null) return own;
  for (const [first, second] of [
    [ranks[index - 1], ranks[index]],
    [ranks[index], ranks[index + 1]],
  ]) {
    if (first === undefined || second === undefined) continue;
    if (second - first === 1) return "ltr";
    if (first - second === 1) return "rtl";
  }
  return base;
}

/**
 * The sign before which the text, read from one to the other of the neighbours on the screen around `place`,
 * crosses from the side of the first to the side of the second. Reordering keeps together what is embedded
 * (Unicode Standard Annex 9, L2): so this is the outermost of the positions that belong there.
 */
function crossing(
  order: readonly number[],
  ranks: readonly number[],
  place: number,
): number | null {
  const [left, right] = [order[place - 1], order[place]];
  if (left === undefined || right === undefined) return null;
  const isLeft = (index: number): boolean => (ranks[index] ?? 0) < place;
  let index = Math.min(left, right);
  const begins = isLeft(index);
  while (isLeft(index) === begins) index += 1;
  return index;
}
