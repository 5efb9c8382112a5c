/**
 * Digits of the house in text in Arabic script, as one types; not in addresses, handles, hashtags and Latin words.
 *
 * A number goes on in the digits that it has: what was taken back, or was there before, is not mixed. So its first digit
 * alone is taken back by Backspace, which takes any other away: whoever mistypes a digit must not be left with two kinds.
 */
import { isArabicScript, isVerbatim, lastToken, type Rule } from "./rule";

const LATIN_LETTER = /\p{Script=Latin}/u;
/** Languages whose own digits are ۰۱۲. Source: Unicode CLDR, numbering system `arabext`. */
const EXTENDED = new Set([
  "fa",
  "pes",
  "prs",
  "ur",
  "ps",
  "pa",
  "pnb",
  "uz",
  "ks",
  "sd",
  "mzn",
  "lrc",
  "azb",
  "bal",
]);
/** The beginning of a number. */
const GOES_ON = /[\d٠-٩۰-۹][.,:٫٬/-]?$/u;
/** The digits of each kind, by their zero. */
const ZEROES = { latin: 0x30, arabic: 0x660, extended: 0x6f0 } as const;

/** The rule. */
export const digits: Rule = (before, typed, { language, house }) => {
  const value = valueOf(typed);
  if (value === null || house.digits === "as_typed" || !isArabicScript(language)) return null;
  const zero = house.digits === "latin" ? ZEROES.latin : arabicZero(language);
  const token = lastToken(before);
  if (isVerbatim(token) || token.startsWith("#") || LATIN_LETTER.test(token)) return null;
  const last = valueOf(before.slice(-1));
  const isOther = last !== null && zeroOf(before.slice(-1)) !== zero;
  if (isOther || (zero !== ZEROES.latin && isOfLatinName(before))) return null;
  const text = String.fromCharCode(zero + value);
  if (text === typed) return null;
  return { cut: 0, text, ...(GOES_ON.test(before) ? { joins: true } : { again: true }) };
};

function arabicZero(language: string): number {
  const [primary = ""] = language.split("-");
  return EXTENDED.has(primary) ? ZEROES.extended : ZEROES.arabic;
}

function zeroOf(digit: string): number | null {
  const code = digit.charCodeAt(0);
  return Object.values(ZEROES).find((zero) => code >= zero && code < zero + 10) ?? null;
}

function valueOf(digit: string): number | null {
  const zero = zeroOf(digit);
  return zero === null ? null : digit.charCodeAt(0) - zero;
}

/** Whether the number belongs to a Latin name: "iPhone 15". */
function isOfLatinName(before: string): boolean {
  return LATIN_LETTER.test(before.replace(/ ?[\d.,-]*$/u, "").slice(-1));
}
