/**
 * Where tools lie over the page without being in the way.
 */

/** The upper or the lower edge of what scrolls. */
export type Edge = "start" | "end";

/** A part of the window from the top to the bottom, in CSS pixels. */
export interface Band {
  readonly top: number;
  readonly bottom: number;
}

/**
 * The edge of `desk` at which tools that are `height_px` high leave `lines` free; the first of them where there is none
 * that leaves all free. They stay at `now` as long as they can: what jumps about is looked for. Where both edges would
 * be over the first line they stay too.
 */
export function freeEdge(lines: readonly Band[], desk: Band, height_px: number, now: Edge): Edge {
  const isOver = (edge: Edge, line: Band): boolean =>
    edge === "start"
      ? line.top < desk.top + height_px && line.bottom > desk.top
      : line.bottom > desk.bottom - height_px && line.top < desk.bottom;
  const other = now === "start" ? "end" : "start";
  for (const kept of [lines, lines.slice(0, 1)]) {
    const isFree = (edge: Edge): boolean => !kept.some((line) => isOver(edge, line));
    if (isFree(now)) return now;
    if (isFree(other)) return other;
  }
  return now;
}
