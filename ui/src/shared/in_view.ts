/** An attachment that brings what has just appeared into view, where it is below the edge of what scrolls. */
export function inView(node: Element): void {
  node.scrollIntoView({ block: "nearest" });
}
