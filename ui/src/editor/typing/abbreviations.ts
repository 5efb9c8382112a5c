/**
 * What is written short stands in full once a space or a mark follows it, in every language.
 */
import { lastToken, type Rule } from "./rule";

const ENDS = /^[\s.,;:!?،؛؟)\]}»›”"…—]$/u;
/** What may stand before the short form without being a part of it. */
const BEFORE = /^[«‹“‘"'([{—–]+/u;
/** Where the caret goes in what stands in full. */
const CARET = "|";

/** The rule. */
export const abbreviations: Rule = (before, typed, { house }) => {
  if (house.abbreviations.size === 0 || !ENDS.test(typed)) return null;
  const short = lastToken(before).replace(BEFORE, "");
  const long = house.abbreviations.get(short);
  if (long === undefined) return null;
  const caret = long.indexOf(CARET);
  if (caret < 0) return { cut: short.length, text: long + typed };
  const text = long.slice(0, caret) + long.slice(caret + CARET.length);
  // The space only asked for the full form: there is one to type where the caret goes.
  return { cut: short.length, text: typed === " " ? text : text + typed, caret };
};
