/**
 * The words of a block, as the caret goes by them.
 */
import type { Node } from "prosemirror-model";
import { blockText } from "../block_text";

const words = new Intl.Segmenter(undefined, { granularity: "word" });

/** What makes a segment a word. The engines' own `isWordLike` differs: for WebKit a number is none. */
const LETTER_OR_DIGIT = /[\p{L}\p{N}]/u;

/**
 * For each UTF-16 unit of a block's text which word it is in: the place in the text where that begins, null
 * for what is in none.
 */
export function wordsOf(block: Node): readonly (number | null)[] {
  return Array.from(words.segment(blockText(block))).flatMap(({ segment, index }) => {
    const word = LETTER_OR_DIGIT.test(segment) ? index : null;
    return Array.from({ length: segment.length }, () => word);
  });
}
