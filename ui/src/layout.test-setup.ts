/** jsdom lays nothing out: what is to be scrolled into view stays where it is. */
Element.prototype.scrollIntoView = () => undefined;
