/**
 * The script of letters, of lines and of languages, as the core has it.
 */
import type { Direction } from "./attrs";
import { isLetter, textDirection, withoutAddresses } from "./direction";

/** A script by its ISO 15924 code; `Zyyy` for all that are not told apart here. */
export type Script =
  "Latn" | "Arab" | "Cyrl" | "Grek" | "Hebr" | "Armn" | "Geor" | "Syrc" | "Hang" | "Hani" | "Zyyy";

/** Blocks of letters. Source: Unicode 16, Scripts and Blocks. */
const RANGES: readonly (readonly [first: number, last: number, script: Script | null])[] = [
  [0x640, 0x640, null],
  [0x600, 0x6ff, "Arab"],
  [0xaa, 0xaa, null],
  [0xb5, 0xb5, null],
  [0xba, 0xba, null],
  [0x2b0, 0x2ff, null],
  [0xc0, 0x2af, "Latn"],
  [0x1e00, 0x1eff, "Latn"],
  [0x2c60, 0x2c7f, "Latn"],
  [0xa720, 0xa7ff, "Latn"],
  [0xfb00, 0xfb06, "Latn"],
  [0xff21, 0xff5a, "Latn"],
  [0x750, 0x77f, "Arab"],
  [0x870, 0x8ff, "Arab"],
  [0xfb50, 0xfdff, "Arab"],
  [0xfe70, 0xfeff, "Arab"],
  [0x400, 0x52f, "Cyrl"],
  [0x1c80, 0x1c8f, "Cyrl"],
  [0xa640, 0xa69f, "Cyrl"],
  [0x370, 0x3ff, "Grek"],
  [0x1f00, 0x1fff, "Grek"],
  [0x590, 0x5ff, "Hebr"],
  [0xfb1d, 0xfb4f, "Hebr"],
  [0x530, 0x58f, "Armn"],
  [0xfb13, 0xfb17, "Armn"],
  [0x10a0, 0x10ff, "Geor"],
  [0x1c90, 0x1cbf, "Geor"],
  [0x2d00, 0x2d2f, "Geor"],
  [0x700, 0x74f, "Syrc"],
  [0x860, 0x86f, "Syrc"],
  [0x1100, 0x11ff, "Hang"],
  [0x3130, 0x318f, "Hang"],
  [0xac00, 0xd7af, "Hang"],
  [0x2e80, 0x30ff, "Hani"],
  [0x31f0, 0x9fff, "Hani"],
  [0xf900, 0xfaff, "Hani"],
  [0x20000, 0x3ffff, "Hani"],
  [0x1d400, 0x1d7ff, null],
];
/** Scripts from right to left that are not told apart. */
const OTHER_RTL = /[\u07c0-\u086f\u{10800}-\u{10fff}\u{1e800}-\u{1efff}]/u;

/** The script of a letter; null of marks, digits and signs. */
export function scriptOfLetter(letter: string): Script | null {
  const point = letter.codePointAt(0) ?? 0;
  // The letters that nearly all text is of, before anything is looked up.
  if ((point >= 0x61 && point <= 0x7a) || (point >= 0x41 && point <= 0x5a)) return "Latn";
  if (point >= 0x620 && point <= 0x64a && point !== 0x640) return "Arab";
  if (point < 0xaa || !isLetter(letter)) return null;
  const range = RANGES.find(([first, last]) => point >= first && point <= last);
  if (range !== undefined) return range[2];
  return OTHER_RTL.test(letter) ? null : "Zyyy";
}

/** Scripts of languages that are neither Latin nor, from right to left, Arabic. Source: Unicode CLDR, likely subtags. */
const OF_LANGUAGES = new Map<string, Script>(
  Object.entries({
    Hebr: "he iw yi ji",
    Syrc: "syr arc",
    Cyrl: "ru uk be bg mk sr kk ky tg mn",
    Grek: "el",
    Armn: "hy",
    Geor: "ka",
    Hang: "ko",
    Hani: "zh ja yue",
    Zyyy: "dv nqo rhg hi mr ne bn pa gu ta te kn ml si th lo km my bo am ti",
  }).flatMap(([script, tags]) => tags.split(" ").map((tag) => [tag, script as Script] as const)),
);
const OF_CODES = new Map<string, Script>(
  Object.entries({
    Latn: "latn",
    Arab: "arab aran",
    Cyrl: "cyrl",
    Grek: "grek",
    Hebr: "hebr",
    Armn: "armn",
    Geor: "geor",
    Syrc: "syrc",
    Hang: "hang kore",
    Hani: "hani hans hant jpan",
  }).flatMap(([script, codes]) =>
    codes.split(" ").map((code) => [code, script as Script] as const),
  ),
);
/** Languages in Arabic script where their tag names none. Source: Unicode CLDR, likely subtags. */
const ARABIC = new Set(
  (
    "acm adf aeb aec afb ajp apc apd ar arb arq ars ary arz azb bal bej bqi ckb fa fas glk khw ks lrc " +
    "mzn pes pnb prs ps sd sdh skr ug ur haz"
  ).split(" "),
);

/** The script that a language is written in, by the tag's own word where it has one. */
export function scriptOfLanguage(tag: string): Script {
  const [primary = "", second = ""] = tag.split("-");
  if (second.length === 4) return OF_CODES.get(second.toLowerCase()) ?? "Zyyy";
  return OF_LANGUAGES.get(primary) ?? (ARABIC.has(primary.toLowerCase()) ? "Arab" : "Latn");
}

/** Nearly every line of an Arabic article: no letter of another script, and no sign that a handle or hashtag begins with. */
const PLAIN_ARABIC =
  /^(?=.*[\u0620-\u063f\u0641-\u064a])[\0-"$-?[-`{-\u00a9\u00ab\u00bb\u0600-\u06ff\u2000-\u206f]*$/su;

function directionOf(script: Script): Direction {
  return script === "Arab" || script === "Hebr" || script === "Syrc" ? "rtl" : "ltr";
}

function count(text: string): Map<Script, number> {
  const counts = new Map<Script, number>();
  for (const letter of text) {
    const script = scriptOfLetter(letter);
    if (script !== null) counts.set(script, (counts.get(script) ?? 0) + 1);
  }
  return counts;
}

/**
 * The script that the line `text` is in, in an article of direction `article`: of the scripts with the line's
 * direction, the one of most letters; null where no letter stands outside of addresses, handles and hashtags.
 */
export function scriptOfLine(text: string, article: Direction): Script | null {
  if (PLAIN_ARABIC.test(text)) return "Arab";
  const all = count(text);
  if (all.size === 0) return null;
  const [first] = all.keys();
  if (all.size === 1 && !/[.@#:]/u.test(text)) return first ?? null;
  const counts = count(withoutAddresses(text));
  const directions = new Set([...counts.keys()].map(directionOf));
  const [only] = directions;
  const dir = directions.size === 1 ? only : textDirection(text, article);
  let best: Script | null = null;
  for (const [script, letters] of counts)
    if (directionOf(script) === dir && (best === null || letters > (counts.get(best) ?? 0)))
      best = script;
  return best;
}

/** The tag of a text of which no more is known than its script. Source: RFC 5646, sections 2.2.1 and 4.1. */
export function undetermined(script: Script): string {
  return script === "Zyyy" ? "und" : `und-${script}`;
}
