/** Signs that many keyboards do not have, in the groups of the palette. */
export const signGroups = [
  {
    id: "marks",
    signs: ["«", "»", "‹", "›", "“", "”", "،", "؛", "؟", "…", "—", "–", "٪", "٫", "٬"],
  },
  {
    id: "tashkeel",
    signs: [
      "\u064e",
      "\u064f",
      "\u0650",
      "\u064b",
      "\u064c",
      "\u064d",
      "\u0651",
      "\u0652",
      "\u0670",
    ],
  },
  { id: "arabic", signs: ["ٱ", "آ", "أ", "إ", "ؤ", "ئ", "ء", "ة", "ى", "ـ"] },
  { id: "sorani", signs: ["ێ", "ۆ", "ە", "ڕ", "ڵ", "ڤ", "پ", "چ", "ژ", "گ", "ک", "ی"] },
  { id: "kurmanji", signs: ["ê", "î", "û", "ş", "ç", "Ê", "Î", "Û", "Ş", "Ç"] },
  { id: "unseen", signs: ["\u200c", "\u200d", "\u00a0", "\u200f", "\u200e"] },
] as const;

/** The signs as they stand in the palette, row by row. */
export type SignGroup = (typeof signGroups)[number];

/** The name of a sign in the catalogues: letters are called as they look, and have none. */
export function signName(sign: string): string | null {
  if (/^\p{L}$/u.test(sign) && sign !== "ـ") return null;
  return `signs.u${(sign.codePointAt(0) ?? 0).toString(16).padStart(4, "0")}`;
}

/** What a sign looks like on its key: a mark stands on a line, and what is not seen is called by its letters. */
export function signFace(sign: string): string {
  return UNSEEN[sign] ?? (/^\p{M}$/u.test(sign) ? `ـ${sign}` : sign);
}

const UNSEEN: Record<string, string> = {
  "\u200c": "ZWNJ",
  "\u200d": "ZWJ",
  "\u00a0": "NBSP",
  "\u200f": "RLM",
  "\u200e": "LRM",
};

/** Where an arrow leads among the signs, as the eye sees them: along the row and round it, or to another row. */
export function signByKey(
  key: string,
  { row, at }: { row: number; at: number },
  dir: "rtl" | "ltr",
): { row: number; at: number } | null {
  const length = signGroups[row]?.signs.length ?? 0;
  if (key === "Home") return { row, at: 0 };
  if (key === "End") return { row, at: length - 1 };
  if (key === "ArrowLeft" || key === "ArrowRight") {
    const step = (key === "ArrowLeft") === (dir === "rtl") ? 1 : -1;
    return { row, at: (at + step + length) % length };
  }
  if (key !== "ArrowUp" && key !== "ArrowDown") return null;
  const to = row + (key === "ArrowDown" ? 1 : -1);
  const next = signGroups[to];
  return next === undefined ? { row, at } : { row: to, at: Math.min(at, next.signs.length - 1) };
}
