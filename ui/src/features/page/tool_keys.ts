/** The tool an arrow key leads to, as the eye sees the bar in this direction; null for other keys. */
export function toolByKey<Tool extends Element>(
  key: string,
  tools: readonly Tool[],
  focused: Element | null,
  dir: "rtl" | "ltr",
): Tool | null {
  const at = tools.findIndex((tool) => tool === focused);
  if (key === "Home") return tools[0] ?? null;
  if (key === "End") return tools.at(-1) ?? null;
  if (at === -1 || (key !== "ArrowLeft" && key !== "ArrowRight")) return null;
  const step = (key === "ArrowLeft") === (dir === "rtl") ? 1 : -1;
  return tools[(at + step + tools.length) % tools.length] ?? null;
}
