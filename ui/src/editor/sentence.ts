/** A full stop, a question or an exclamation, with what closes after it, before a space or the end. */
const END = /[.!?؟۔…]+["'»”’›)\]]*(?=\s|$)|\n/gu;
/** One letter and a full stop: an abbreviated word, «د. محمد», ends no sentence. */
const ABBREVIATED = /(?:^|[^\p{L}\p{M}])\p{L}\p{M}*\.$/u;

/** The sentence of a paragraph that an offset (UTF-16) stands in: from its first sign to behind its last mark. */
export function sentenceAround(text: string, offset: number): { from: number; to: number } {
  let from = 0;
  for (const match of text.matchAll(END)) {
    const to = match.index + match[0].length;
    if (ABBREVIATED.test(text.slice(from, to))) continue;
    // Right behind the mark one is still at this sentence, and not at the next.
    if (offset <= to) return { from: firstSign(text, from), to };
    from = to;
  }
  return { from: firstSign(text, from), to: text.length };
}

function firstSign(text: string, from: number): number {
  const found = text.slice(from).search(/\S/u);
  return found === -1 ? text.length : from + found;
}
