/**
 * Blocks on the page as bands from top to bottom: which one a pointer is at, and between which two.
 */

/** From where to where a block reaches on the screen, in pixels. */
export interface Band {
  readonly top: number;
  readonly bottom: number;
}

/** The index of the band at this height, else of the nearest; -1 where there are none. */
export function nearestBand(bands: readonly Band[], y: number): number {
  let found = -1;
  let least = Number.POSITIVE_INFINITY;
  bands.forEach(({ top, bottom }, index) => {
    const away = y < top ? top - y : Math.max(0, y - bottom);
    if (away >= least) return;
    least = away;
    found = index;
  });
  return found;
}

/** The index of the band that what is let go at this height comes before; their number behind the last. */
export function gapAt(bands: readonly Band[], y: number): number {
  const index = bands.findIndex(({ top, bottom }) => y < (top + bottom) / 2);
  return index === -1 ? bands.length : index;
}

/** The height between two bands, at the edge of the one that is there. */
export function between(above: Band | undefined, below: Band | undefined): number {
  if (above === undefined) return below?.top ?? 0;
  return below === undefined ? above.bottom : (above.bottom + below.top) / 2;
}
