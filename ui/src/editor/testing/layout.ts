/**
 * A stand-in for the layout that jsdom lacks, for tests in which the editor scrolls to its selection.
 */

/** Gives ranges and text no size at all: so it is in a page that is not shown. */
export function pretendLayout(): void {
  Object.assign(Range.prototype, {
    getClientRects: () => [],
    getBoundingClientRect: () => ({ left: 0, right: 0, top: 0, bottom: 0 }),
  });
}
