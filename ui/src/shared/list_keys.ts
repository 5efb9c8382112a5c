/** The line of a list that a key leads to from the one with the focus; null for other keys. */
export function byKey<Line extends Element>(
  key: string,
  lines: readonly Line[],
  focused: Element | null,
): Line | null {
  const at = lines.findIndex((line) => line === focused);
  if (key === "ArrowDown") return lines[Math.min(at + 1, lines.length - 1)] ?? null;
  if (key === "ArrowUp") return lines[Math.max(at - 1, 0)] ?? null;
  if (key === "Home") return lines[0] ?? null;
  if (key === "End") return lines.at(-1) ?? null;
  return null;
}
