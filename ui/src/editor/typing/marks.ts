/**
 * `،` `؛` `؟` from the Latin keys.
 *
 * Between words of a sentence in Arabic script, that is: not in a run of Latin words, not in numbers, not in addresses.
 * A comma behind a Latin word or a digit may be theirs ("Washington, DC", "1,000"), which only what follows tells: it
 * becomes the Arabic one when the sentence goes on.
 */
import {
  ARABIC_DIGITS,
  ARABIC_LETTER,
  isArabicScript,
  isVerbatim,
  lastToken,
  type Rule,
} from "./rule";

const ARABIC = new Map([
  [",", "،"],
  [";", "؛"],
  ["?", "؟"],
]);

const LATIN_LETTER = /\p{Script=Latin}/u;
const DIGIT = new RegExp(String.raw`[\d${ARABIC_DIGITS}]`, "u");
/** What may stand between a word and the mark behind it. */
const CLOSING = /[\s)\]}»›”’"'\u200e\u200f\u061c]+$/u;
/** A Latin word, with its number or bracket, and the mark that was left as typed. */
const LEFT_AFTER_LATIN = /\p{Script=Latin}\p{M}*[\d.\s-]*[)\]»›”"]*([,;])(\s?)$/u;
const LEFT_AFTER_DIGIT = new RegExp(String.raw`[\d${ARABIC_DIGITS}],$`, "u");
/** Signs of markup, whose semicolon is its own ("&amp;"). */
const CODE = /[&<>={}`]/u;
/** Where a sentence, or a quotation in one, begins. */
const SENTENCE = /[^.!?؟\n«‹“"([]*$/u;

/** The end of a quotation or a bracket: what comes behind it is the sentence's around it. */
const CLOSED = /[)\]»›”"]\s*$/u;
/** A quotation or a bracket in which there is no other. */
const ENCLOSED = /«[^«»]*»|‹[^‹›]*›|“[^“”]*”|"[^"]*"|\([^()]*\)|\[[^[\]]*\]/gu;

/** The rule. */
export const marks: Rule = (before, typed, place) => {
  const mark = ARABIC.get(typed);
  if (mark !== undefined)
    return isArabicScript(place.language) ? atMark(before, typed, mark) : null;
  if (!isArabicScript(place.around) || isVerbatim(lastToken(before))) return null;
  return ARABIC_LETTER.test(typed) ? afterLatin(before, typed) : afterNumber(before, typed);
};

function atMark(before: string, typed: string, mark: string) {
  const token = lastToken(before);
  if (isVerbatim(token)) return null;
  if (typed === "," && DIGIT.test(before.slice(-1))) return null;
  const word = before.replace(CLOSING, "");
  if (!isLatinEnd(word))
    return { cut: 0, text: mark, ...(typed === ";" ? { regret: /[()]/u } : {}) };
  if (typed !== "?") return null;
  const sentence = SENTENCE.exec(CLOSED.test(before) ? withoutEnclosed(before) : word)?.[0] ?? "";
  return ARABIC_LETTER.test(sentence) ? { cut: 0, text: mark } : null;
}

/** A text without what quotation marks and brackets enclose. */
function withoutEnclosed(text: string): string {
  const less = text.replace(ENCLOSED, "");
  return less === text ? text : withoutEnclosed(less);
}

/** Whether the last letter is a Latin one; digits behind it are its own ("F16", "iPhone 15"). */
function isLatinEnd(word: string): boolean {
  const letters = word.replace(/[\d.\s\p{M}-]+$/u, "");
  return LATIN_LETTER.test(letters.slice(-1));
}

function afterLatin(before: string, typed: string) {
  const [left, mark = "", space = ""] = LEFT_AFTER_LATIN.exec(before) ?? [];
  if (left === undefined || CODE.test(lastToken(before.trimEnd()))) return null;
  return { cut: mark.length + space.length, text: `${ARABIC.get(mark) ?? mark}${space}${typed}` };
}

function afterNumber(before: string, typed: string) {
  if (typed !== " " || !LEFT_AFTER_DIGIT.test(before) || isLatinEnd(before.slice(0, -1)))
    return null;
  return { cut: 1, text: "، " };
}
