/**
 * The base direction of a block: what a person set, else its strong letters weighed over the whole
 * block, else the article's. The cases in tests/corpus/direction.json hold this and the core together.
 */
import type { Node } from "prosemirror-model";
import { type Direction, explicitDirection } from "./attrs";

/** How many strong letters of each direction a text has. */
interface Weight {
  readonly rtl: number;
  readonly ltr: number;
}

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
/** Marks on a letter take its direction: only the letter counts. */
const LETTERS = /(?![\p{Mn}\p{Me}])\p{Alphabetic}/gu;

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

/** The strong letters of `text`, those in URLs, mail addresses, @names and #tags left out. */
function weigh(text: string): Weight {
  const letters = text.replace(ADDRESSES, " ").match(LETTERS) ?? [];
  const rtl = letters.filter(isRtlLetter).length;
  return { rtl, ltr: letters.length - rtl };
}

function heavier(weight: Weight, fallback: Direction): Direction {
  if (weight.rtl === weight.ltr) return fallback;
  return weight.rtl > weight.ltr ? "rtl" : "ltr";
}

/** The direction of `text`; `article` where its letters tie or there are none. */
export function textDirection(text: string, article: Direction): Direction {
  return heavier(weigh(text), article);
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

function lineText(node: Node): string {
  return node.textBetween(0, node.content.size, "\n", (leaf) =>
    leaf.type.name === "hard_break" ? "\n" : "",
  );
}

function sum(weights: readonly Weight[]): Weight {
  return weights.reduce((all, one) => ({ rtl: all.rtl + one.rtl, ltr: all.ltr + one.ltr }), {
    rtl: 0,
    ltr: 0,
  });
}

/** The direction of a block in an article of direction `article`. */
export function blockDirection(node: Node, article: Direction): Direction {
  return explicitDirection(node) ?? heavier(weightOf(node), article);
}
