/** A run of a text as it is drawn: letters, or one that has no shape, by its name. */
export type Run = { text: string; name: string | null };

/** Characters without a shape of their own, by the short name that editors know. */
const NAMES: Readonly<Record<string, string>> = {
  "\u00a0": "NBSP",
  "\u00ad": "SHY",
  "\u061c": "ALM",
  "\u200b": "ZWSP",
  "\u200c": "ZWNJ",
  "\u200d": "ZWJ",
  "\u200e": "LRM",
  "\u200f": "RLM",
  "\u202a": "LRE",
  "\u202b": "RLE",
  "\u202c": "PDF",
  "\u202d": "LRO",
  "\u202e": "RLO",
  "\u202f": "NNBSP",
  "\u2060": "WJ",
  "\u2066": "LRI",
  "\u2067": "RLI",
  "\u2068": "FSI",
  "\u2069": "PDI",
  "\ufeff": "BOM",
};

/** A text with the characters that nobody can see set apart by name, so that an example shows them. */
export function visibleRuns(text: string): Run[] {
  const runs: Run[] = [];
  let plain = "";
  const close = (): void => {
    if (plain !== "") runs.push({ text: plain, name: null });
    plain = "";
  };
  for (const letter of text) {
    const name = NAMES[letter];
    if (name === undefined) {
      plain += letter;
      continue;
    }
    close();
    runs.push({ text: letter, name });
  }
  close();
  return runs;
}

/** The first characters that differ, as code points, `U+FEE3`; null when nothing is exchanged. */
export function exchanged(before: string, after: string): { from: string; to: string } | null {
  const [old, now] = [Array.from(before), Array.from(after)];
  const at = old.findIndex((letter, place) => letter !== now[place]);
  const [from, to] = [old[at], now[at]];
  return from === undefined || to === undefined ? null : { from: code(from), to: code(to) };
}

function code(letter: string): string {
  const point = letter.codePointAt(0) ?? 0;
  return `U+${point.toString(16).toUpperCase().padStart(4, "0")}`;
}
