/**
 * No space before a mark and one after, in text in Arabic script.
 *
 * A space before a mark is taken away, or moved behind it where the text goes on there. A letter right after a mark gets
 * a space before it. Latin words keep what their language does, and numbers, hours, initials and addresses stay.
 */
import {
  ARABIC_DIGITS,
  ARABIC_LETTER,
  isArabicScript,
  isVerbatim,
  lastToken,
  type Rule,
} from "./rule";

const ANY_MARK = /^[،؛؟.:!]$/u;
const ARABIC_MARK = /^[،؛؟]$/u;
/** What a mark belongs to, and the space between. */
const SPACED = /([\p{L}\p{M}\p{N}»›”’"')\]%٪…])([ \u00a0]+)$/u;
const LATIN = /[\p{Script=Latin}\p{M}]/u;
/** A word in Arabic script or what closes one, and the marks behind it. */
const MARKED = new RegExp(
  String.raw`(?:${ARABIC_LETTER.source}|[»›”)\]${ARABIC_DIGITS}\d])([،؛؟.:!]+)$`,
  "u",
);
/** The letter of an abbreviation by initials: «أ.ف.ب», «د.». */
const INITIAL = /(?:^|[^\p{L}\p{M}])\p{L}\p{M}*\.$/u;
const OPENING = /^[«‹“([]$/u;
const DIGIT = new RegExp(String.raw`^[\d${ARABIC_DIGITS}]$`, "u");
/** What shows that a full stop or a colon behind a space was none: an ellipsis, a decimal, an address, a face. */
const REGRETS: Record<string, RegExp> = {
  ".": new RegExp(String.raw`[.\w${ARABIC_DIGITS}]`, "u"),
  ":": /[()/]/u,
};

/** The rule. */
export const spaces: Rule = (before, typed, { language, after }) => {
  if (!isArabicScript(language)) return null;
  return ANY_MARK.test(typed) ? beforeMark(before, typed, after) : afterMark(before, typed);
};

function beforeMark(before: string, typed: string, after: string) {
  const [spaced, last = "", space = ""] = SPACED.exec(before) ?? [];
  if (spaced === undefined) return null;
  if (LATIN.test(last) && !ARABIC_MARK.test(typed)) return null;
  const goesOn = /^[\p{L}\p{N}«‹“([]/u.test(after);
  const regret = REGRETS[typed];
  return {
    cut: space.length,
    text: goesOn ? `${typed} ` : typed,
    ...(regret === undefined ? {} : { regret }),
  };
}

function afterMark(before: string, typed: string) {
  const isLetter = /^\p{L}$/u.test(typed);
  if (!isLetter && !OPENING.test(typed) && !DIGIT.test(typed)) return null;
  const run = MARKED.exec(before)?.[1] ?? "";
  if (run === "" || run.includes("..") || INITIAL.test(before)) return null;
  if (isVerbatim(lastToken(before))) return null;
  const last = run.slice(-1);
  const isArabicMark = ARABIC_MARK.test(last);
  const numbered = DIGIT.test(before.slice(0, -run.length).slice(-1));
  if (DIGIT.test(typed) && (numbered || !isArabicMark)) return null;
  // What closes a bracket or a number may go on with a mark of another kind: «(1).أ», "3.ب".
  if (numbered && !isArabicMark) return null;
  if (isLetter && !isArabicMark && !ARABIC_LETTER.test(typed)) return null;
  if (last === "." && OPENING.test(typed) && typed !== "«") return null;
  return { cut: 0, text: ` ${typed}` };
}
