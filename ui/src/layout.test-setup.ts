/** jsdom lays nothing out: what is to be scrolled into view stays where it is. */
Element.prototype.scrollIntoView = () => undefined;
/** Nothing grows in it either. */
globalThis.ResizeObserver = class {
  observe = (): void => undefined;
  unobserve = (): void => undefined;
  disconnect = (): void => undefined;
};
/** Nor does it know what an engine can do. */
Object.assign(globalThis, { CSS: { supports: () => false } });
