/** Characters a passphrase has at least. */
export const SHORTEST = 8;

/** What can honestly be said of a passphrase by looking at it: its length and its variety. */
export type Strength = { grade: "short" | "weak" | "fair" | "good"; missing: number };

/** The grade of a passphrase; `missing` counts the characters it is too short by. */
export function strengthOf(passphrase: string): Strength {
  const characters = Array.from(passphrase);
  const missing = Math.max(0, SHORTEST - characters.length);
  if (missing > 0) return { grade: "short", missing };
  const distinct = new Set(characters).size;
  const words = passphrase.trim().split(/\s+/u).length;
  if (distinct < 6 || ascending(characters)) return { grade: "weak", missing };
  if (distinct >= 10 && (characters.length >= 20 || words >= 4)) return { grade: "good", missing };
  return { grade: characters.length >= 12 ? "fair" : "weak", missing };
}

/** Whether most characters follow the one before, as in 12345678 or abcdefgh. */
function ascending(characters: readonly string[]): boolean {
  const points = characters.map((character) => character.codePointAt(0) ?? 0);
  const follow = points.filter((point, index) => point - (points[index - 1] ?? point) === 1);
  return follow.length > characters.length / 2;
}
