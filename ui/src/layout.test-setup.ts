/** jsdom lays nothing out: what is to be scrolled into view stays where it is. */
Element.prototype.scrollIntoView = () => undefined;
/** Nothing grows there either. */
class NoSizes {
  readonly observe = () => undefined;
  readonly unobserve = () => undefined;
  readonly disconnect = () => undefined;
}
/** Nor does it know what an engine can do. */
Object.assign(globalThis, { CSS: { supports: () => false }, ResizeObserver: NoSizes });
