/**
 * The tab that a key leads to from another one, or null for keys that lead nowhere. Arrows follow
 * the eye, so that in a right-to-left window the left one goes on; both go round the ends.
 * Source: ARIA Authoring Practices Guide, tabs pattern.
 */
export function tabByKey<Tab>(
  key: string,
  from: Tab,
  tabs: readonly Tab[],
  dir: "rtl" | "ltr",
): Tab | null {
  const at = tabs.indexOf(from);
  switch (key) {
    case dir === "rtl" ? "ArrowLeft" : "ArrowRight":
      return tabs[(at + 1) % tabs.length] ?? null;
    case dir === "rtl" ? "ArrowRight" : "ArrowLeft":
      return tabs.at(at - 1) ?? null;
    case "Home":
      return tabs[0] ?? null;
    case "End":
      return tabs.at(-1) ?? null;
    default:
      return null;
  }
}
