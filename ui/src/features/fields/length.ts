/** How a text stands to its field's limit. Lengths are counted as `countCharacters` does. */
export interface Length {
  used: number;
  limit: number;
  state: "fits" | "near" | "over";
}

/** The number of Unicode scalar values without marks above and below: «كُتِبَ» has three. */
export function countCharacters(text: string): number {
  return Array.from(text.normalize("NFC").replace(/\p{Mn}/gu, "")).length;
}

/** A text against its limit, null when there is none. "near" begins at nine tenths of the limit. */
export function lengthOf(text: string, limit: number | null): Length | null {
  if (limit === null) return null;
  const used = countCharacters(text);
  const state = used > limit ? "over" : used * 10 >= limit * 9 ? "near" : "fits";
  return { used, limit, state };
}
