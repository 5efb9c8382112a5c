/**
 * What Backspace takes away inside a line: a mark before its letter, half of nothing.
 */
import type { Node } from "prosemirror-model";
import { type Command, TextSelection } from "prosemirror-state";

/** How far back, in UTF-16 units, the start of one visible sign is looked for. */
const REACH = 64;

const MARK = /^\p{M}$/u;
/** Joiners and direction signs are typed on their own, so they go on their own. */
const CONTROL = /^[\u200B-\u200F\u061C\u202A-\u202E\u2060\u2066-\u2069]$/;

const signs = new Intl.Segmenter(undefined, { granularity: "grapheme" });

/** Whether a sign is a combining mark that a writer of Arabic, Hebrew, Syriac or Latin adds by itself. */
function isTypedMark(sign: string): boolean {
  const point = sign.codePointAt(0) ?? 0;
  const ours = (point >= 0x0300 && point <= 0x036f) || (point >= 0x0590 && point <= 0x08ff);
  return ours && MARK.test(sign);
}

/**
 * How many UTF-16 units Backspace removes from the end of `before`: one mark or control sign, else the
 * whole last visible sign (so that an emoji of many parts goes at once). 0 for empty text.
 */
export function backspaceLength(before: string): number {
  if (before === "") return 0;
  const last = lastCodePoint(before);
  if (isTypedMark(last) || CONTROL.test(last)) return last.length;
  const cut = before.slice(-REACH).replace(/^[\uDC00-\uDFFF]/, "");
  const segments = Array.from(signs.segment(cut));
  const sign = segments.at(-1)?.segment ?? last;
  return sign.length;
}

function lastCodePoint(text: string): string {
  const low = text.charCodeAt(text.length - 1);
  const high = text.charCodeAt(text.length - 2);
  const paired = low >= 0xdc00 && low <= 0xdfff && high >= 0xd800 && high <= 0xdbff;
  return text.slice(paired ? -2 : -1);
}

/** Removes what stands before the caret in its line; leaves the start of a block to other commands. */
export const deleteBefore: Command = (state, dispatch, view) => {
  const { selection } = state;
  if (!(selection instanceof TextSelection) || !selection.empty || view?.composing === true)
    return false;
  const { $from } = selection;
  const node = $from.nodeBefore;
  if (node === null) return false;
  const size = node.isText
    ? backspaceLength(lineBefore($from.parent, $from.parentOffset))
    : node.nodeSize;
  dispatch?.(state.tr.delete($from.pos - size, $from.pos).scrollIntoView());
  return true;
};

/** The text of a line before an offset; what is no text ends it, as a sign of its own. */
function lineBefore(parent: Node, offset: number): string {
  const text = parent.textBetween(Math.max(0, offset - REACH), offset, null, "\uFFFC");
  return text.slice(text.lastIndexOf("\uFFFC") + 1);
}
