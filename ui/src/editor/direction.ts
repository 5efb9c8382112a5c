/**
 * The base direction of a block: what a person set, else its text's, else the article's.
 *
 * A line is weighed: the direction that more of its letters have is its own. In an article from right to
 * left two things come before: a line whose first letter runs from right to left does so itself, and so
 * does one whose Latin words are names, which begin with a capital. Arabic news is full of Latin names,
 * which outweigh the sentence they stand in, while a line that is Latin hardly ever begins with an Arabic
 * letter. It is no rule for Latin articles, where an Arabic word is what the line explains.
 *
 * The cases in tests/corpus/direction.json and direction_lists.json hold this and the core together.
 */
import type { Node } from "prosemirror-model";
import { type Direction, explicitDirection } from "./attrs";

/** What the letters of one line or several say of a direction. */
interface Weight {
  /** The first line with letters runs from right to left in an article that does. */
  readonly isLed: boolean | null;
  /** How many letters more run from right to left than from left to right. */
  readonly balance: number;
  /** The same where all letters of a line that runs from right to left in such an article count as that. */
  readonly led: number;
}

const NOTHING: Weight = { isLed: null, balance: 0, led: 0 };

/** What the path of an address is made of: neither white space nor quotation marks nor direction signs. */
const PATH = String.raw`[^\s"<>{}|\\^\u0060…«»‹›“”„‘’،؛؟۔\u200E\u200F\u061C\u202A-\u202E\u2066-\u2069]`;
const DOMAIN = String.raw`(?:[a-z0-9-]+\.)+[a-z]{2,}(?![.-]*[a-z0-9])`;
const NAME = String.raw`\p{Alphabetic}\p{N}_`;

/**
 * Addresses, @names and #tags say nothing of the language of the sentence they stand in. One starts
 * after anything but a Latin letter or digit: after an Arabic clitic as well.
 */
const ADDRESSES = new RegExp(
  `(?<![a-z0-9_])(?:${[
    String.raw`[a-z0-9][a-z0-9._%+-]*@${DOMAIN}`,
    String.raw`[a-z0-9][a-z0-9+.-]*:\/\/${PATH}+`,
    String.raw`${DOMAIN}(?::\d+)?(?:[/?#]${PATH}*)?`,
    String.raw`@[${NAME}.]*[${NAME}](?:@${DOMAIN})?`,
    String.raw`#(?=[${NAME}\p{M}\u200C\u200D]*\p{Alphabetic})[${NAME}\p{M}\u200C\u200D]+`,
  ].join("|")})`,
  "giu",
);
/** Whether a line may hold any of them: most lines do not, and this is found without looking behind. */
const MAY_HOLD_ADDRESSES = /[@#]|:\/\/|[a-z0-9-]\.[a-z]/iu;
/** Marks on a letter take its direction: only the letter counts. */
const LETTER = /^(?![\p{Mn}\p{Me}])\p{Alphabetic}/u;

/** Blocks of letters whose strong direction is right to left, as ranges of code points. */
const RTL_RANGES: readonly (readonly [number, number])[] = [
  [0x0590, 0x08ff],
  [0xfb1d, 0xfdff],
  [0xfe70, 0xfeff],
  [0x10800, 0x10fff],
  [0x1e800, 0x1efff],
];

function isRtlLetter(letter: string): boolean {
  const point = letter.codePointAt(0) ?? 0;
  return RTL_RANGES.some(([first, last]) => point >= first && point <= last);
}

/** Marks on letters, joiners and apostrophes: the word goes on. */
const INSIDE_WORD = /^(?:[\p{Mn}\p{Me}'’]|\u200C|\u200D)/u;
const SMALL = /\p{Lowercase}/u;

/** The addresses, @names and #tags in `text`, with the punctuation of the sentence that stands at the end of some. */
export function addressesIn(text: string): RegExpExecArray[] {
  return MAY_HOLD_ADDRESSES.test(text) ? [...text.matchAll(ADDRESSES)] : [];
}

/** `text` with a space for each address, @name and #tag in it. */
export function withoutAddresses(text: string): string {
  return MAY_HOLD_ADDRESSES.test(text) ? text.replace(ADDRESSES, " ") : text;
}

const ALPHABETIC = /\p{Alphabetic}/u;

/** Whether a sign is a letter of any script. */
export function isLetter(sign: string): boolean {
  return ALPHABETIC.test(sign);
}

const DIGIT = /^\p{Nd}/u;

/**
 * The direction in which a letter or digit is always laid out: digits of every script go from left to right.
 * Null for a sign that goes as its neighbours go.
 */
export function ownDirection(sign: string): Direction | null {
  if (DIGIT.test(sign)) return "ltr";
  if (!isLetter(sign)) return null;
  return isRtlLetter(sign) ? "rtl" : "ltr";
}

/** The direction of a letter; null of marks, digits and signs. Nearly all are told without a table. */
function letterDirection(sign: string): Direction | null {
  const point = sign.codePointAt(0) ?? 0;
  if (point < 0x80) return (point | 0x20) >= 0x61 && (point | 0x20) <= 0x7a ? "ltr" : null;
  if (point >= 0x620 && point <= 0x64a) return "rtl";
  if (!LETTER.test(sign)) return null;
  return isRtlLetter(sign) ? "rtl" : "ltr";
}

/** What the line `text` weighs, URLs, mail addresses, @names and #tags left out. */
function weigh(text: string): Weight {
  const line = withoutAddresses(text);
  let first: Direction | null = null;
  let last: Direction | null = null;
  let [isInside, letters, rtl, rtlWords, smallWords] = [false, 0, 0, 0, 0];
  for (const sign of line) {
    const dir = letterDirection(sign);
    if (dir === null) {
      isInside &&= sign !== " " && INSIDE_WORD.test(sign);
      continue;
    }
    first ??= dir;
    letters += 1;
    if (dir === "rtl") rtl += 1;
    if (last !== dir || !isInside) {
      if (dir === "rtl") rtlWords += 1;
      else if (SMALL.test(sign)) smallWords += 1;
    }
    last = dir;
    isInside = true;
  }
  if (first === null) return NOTHING;
  const balance = 2 * rtl - letters;
  const hasNamesOnly = rtlWords > 0 && (smallWords === 0 || smallWords < rtlWords);
  const isLed = first === "rtl" || hasNamesOnly;
  return { isLed, balance, led: isLed ? letters : balance };
}

/** What all lines weigh together. */
function sum(weights: readonly Weight[]): Weight {
  return weights.reduce(
    (above, below) => ({
      isLed: above.isLed ?? below.isLed,
      balance: above.balance + below.balance,
      led: above.led + below.led,
    }),
    NOTHING,
  );
}

function directionOf({ isLed, balance, led }: Weight, article: Direction): Direction {
  if (article === "rtl" && isLed === true) return "rtl";
  const weight = article === "rtl" ? led : balance;
  if (weight === 0) return article;
  return weight > 0 ? "rtl" : "ltr";
}

/** The direction of the line `text`; `article` where its letters tie or there are none. */
export function textDirection(text: string, article: Direction): Direction {
  return directionOf(weigh(text), article);
}

/** Nodes never change, so a weight holds as long as its node: typing weighs one block again. */
const weights = new WeakMap<Node, Weight>();

function weightOf(node: Node): Weight {
  const known = weights.get(node);
  if (known !== undefined) return known;
  const weight = node.inlineContent ? weigh(lineText(node)) : sum(node.children.map(weightOf));
  weights.set(node, weight);
  return weight;
}

/** The text of a line; a hard break is a line feed. */
export function lineText(node: Node): string {
  return node.textBetween(0, node.content.size, "\n", (leaf) =>
    leaf.type.name === "hard_break" ? "\n" : "",
  );
}

/**
 * The direction of a block in an article of direction `article`. One that holds others goes by all of their
 * lines: in an article from right to left, by the first of them that has letters, for its side is that of
 * the line it begins with; else by what each line weighs.
 */
export function blockDirection(node: Node, article: Direction): Direction {
  return explicitDirection(node) ?? directionOf(weightOf(node), article);
}
