/**
 * The words of a block, as the caret goes by them.
 */
import type { Node } from "prosemirror-model";
import { blockText } from "./lines";

const words = new Intl.Segmenter(undefined, { granularity: "word" });

/**
 * For each UTF-16 unit of a block's text which word it is in: the place in the text where that begins, null
 * for what is in none.
 */
export function wordsOf(block: Node): readonly (number | null)[] {
  return Array.from(words.segment(blockText(block))).flatMap(({ segment, index, isWordLike }) =>
    Array.from({ length: segment.length }, () => (isWordLike === true ? index : null)),
  );
}
