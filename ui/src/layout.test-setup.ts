/** jsdom lays nothing out: what is to be scrolled into view stays where it is. */
Element.prototype.scrollIntoView = () => undefined;
/** Nor does it know what an engine can do. */
Object.assign(globalThis, { CSS: { supports: () => false } });
