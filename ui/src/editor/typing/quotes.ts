/**
 * Quotation marks of the house, the right way round.
 *
 * The key of straight quotes gives the outer pair, and the inner one within it; around Latin words in an Arabic sentence
 * too, also where the line begins with them. Guillemets that were typed themselves are only turned where they cannot be meant so. Straight quotes that were
 * left as typed are closed by straight ones.
 */
import type { QuotationMarks } from "../../ipc/bindings";
import {
  ARABIC_LETTER,
  isArabicScript,
  isVerbatim,
  lastToken,
  type Place,
  type Rule,
} from "./rule";

type Pair = readonly [open: string, close: string];

const PAIRS: Record<QuotationMarks, readonly [outer: Pair, inner: Pair]> = {
  guillemets: [
    ["«", "»"],
    ["‹", "›"],
  ],
  guillemets_curly: [
    ["«", "»"],
    ["“", "”"],
  ],
  curly: [
    ["“", "”"],
    ["‘", "’"],
  ],
  curly_guillemets: [
    ["“", "”"],
    ["«", "»"],
  ],
};
const CLOSING: Record<string, string> = { "«": "»", "‹": "›", "“": "”", "‘": "’", '"': '"' };
/** What a quotation begins after: nothing, a space, a bracket, a dash, a tatweel. */
const BEGINS = /(?:^|[\s([{—–ـ\uFFFC])$/u;
/** A mark that words are said after. */
const SAYS = /[:،؛,;]$/u;
/** A word that is only written together with the next: و ف ب ك ل س and the article. */
const CLITIC = /(?:^|[\s([{«‹“‘])(?:[وف]?[بكلس]?(?:ال)?|[وف]?لل)$/u;
/** Inches and seconds are no quotation. */
const NUMBER = /[\d٠-٩۰-۹]$/u;
/** Quotation marks further back than this, in UTF-16 units, are no longer looked for. */
export const FARTHEST_QUOTE = 4000;

/** The rule. */
export const quotes: Rule = (before, typed, place) => {
  const { language, after, house } = place;
  if (!isArabicScript(language)) return turnsArabic(before, typed, place);
  const token = lastToken(before);
  if (typed === '"' && !isVerbatim(token.replace(/"/gu, "")))
    return straight(before, after, PAIRS[house.quotes]);
  return typed === "«" || typed === "»" ? turned(before, typed) : null;
};

function straight(before: string, after: string, [outer, inner]: readonly [Pair, Pair]) {
  const open = openIn(before);
  const top = open.at(-1);
  if (top === '"') return null;
  const isClitic = CLITIC.test(before) && !BEGINS.test(before);
  if (top === undefined) {
    if (NUMBER.test(before)) return null;
    const begins = BEGINS.test(before) || SAYS.test(before) || isClitic || isWordAhead(after);
    return { cut: 0, text: begins ? outer[0] : outer[1] };
  }
  const begins = BEGINS.test(before) || before.endsWith(top) || isClitic;
  if (begins && open.length === 1) return { cut: 0, text: top === inner[0] ? outer[0] : inner[0] };
  return { cut: 0, text: CLOSING[top] ?? outer[1] };
}

function isWordAhead(after: string): boolean {
  return ARABIC_LETTER.test(after.slice(0, 1));
}

/**
 * A line that began with Latin words turns out to be Arabic by its first Arabic letter: the straight quotes in it become
 * what they would have been. Where a quotation is open, the Arabic word may be what a line of Latin ones quotes.
 */
function turnsArabic(before: string, typed: string, place: Place) {
  const first = before.indexOf('"');
  const isFirst = ARABIC_LETTER.test(typed) && !ARABIC_LETTER.test(before);
  if (first < 0 || !isFirst || !isArabicScript(place.around)) return null;
  let line = "";
  for (const [at, sign] of before.split("").entries()) {
    const there = { ...place, language: place.around, after: before.slice(at + 1) };
    line += (sign === '"' ? quotes(line, sign, there)?.text : undefined) ?? sign;
  }
  return line === before || openIn(line).length > 0
    ? null
    : { cut: before.length - first, text: line.slice(first) + typed };
}

/** A guillemet that was typed for its twin: « behind the quoted word, » before it. */
function turned(before: string, typed: "«" | "»") {
  const top = openIn(before).at(-1);
  const isBehindWord = /[\p{L}\p{M}\p{N}.!؟…]$/u.test(before) && !CLITIC.test(before);
  if (typed === "«" && top === "«" && isBehindWord) return { cut: 0, text: "»" };
  if (typed === "»" && top === undefined && BEGINS.test(before)) return { cut: 0, text: "«" };
  return null;
}

/** The quotation marks that are open at the end of a text, the outermost first. */
function openIn(text: string): string[] {
  const open: string[] = [];
  const near = text.slice(-FARTHEST_QUOTE);
  for (const { 0: sign, index } of near.matchAll(/[«»‹›“”‘’"]/gu)) {
    const top = open.at(-1);
    const isStraight = sign === '"';
    if (top !== undefined && CLOSING[top] === sign) open.pop();
    else if (isStraight ? !NUMBER.test(near.slice(0, index)) : sign in CLOSING) open.push(sign);
  }
  return open;
}
