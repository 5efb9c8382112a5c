/**
 * What was typed into the field of a count, as far as it is one: Latin digits, of whatever kind they were typed, for a
 * number from 1 to `most`; empty where none is left.
 */
export function countOf(typed: string, most: number): string {
  const latin = typed.replace(/[٠-٩۰-۹]/gu, (digit) => String(digit.charCodeAt(0) & 0xf));
  let digits = latin.replace(/\D/gu, "").replace(/^0+/u, "");
  while (Number(digits) > most) digits = digits.slice(0, -1);
  return digits;
}

/** The count after an arrow key: one more for the up arrow, one less for the down arrow; null for any other key. */
export function countAfter(key: string, count: string, most: number): string | null {
  if (key !== "ArrowUp" && key !== "ArrowDown") return null;
  const next = Number(count) + (key === "ArrowUp" ? 1 : -1);
  return String(Math.min(Math.max(next, 1), most));
}
