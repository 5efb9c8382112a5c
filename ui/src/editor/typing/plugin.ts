/**
 * Does what the rules of typing say, at keys and nowhere else: not in what is pasted, loaded or undone, and not while an
 * input method composes.
 *
 * What was typed is written first and what stands instead of it after, as a step of its own: one Backspace right after,
 * or one undo at any time, gives back what was typed. There it is not done again.
 */
import { closeHistory, undo } from "prosemirror-history";
import {
  type Command,
  type EditorState,
  Plugin,
  PluginKey,
  TextSelection,
  type Transaction,
} from "prosemirror-state";
import type { EditorView } from "prosemirror-view";
import { languageAround, languageAt } from "../language_plugin";
import { FARTHEST_QUOTE } from "./quotes";
import { ARABIC_LETTER, isArabicScript, type Written } from "./rule";
import { type Help, standing } from "./rules";

/** What was done last, while nothing else was done since. */
interface Done {
  /** Where what was written begins. */
  readonly from: number;
  readonly regret: RegExp | undefined;
}

interface Memory {
  readonly done: Done | null;
  /** Where something was taken back: nothing that begins there is done again until the caret goes elsewhere. */
  readonly spared: number | null;
}

const key = new PluginKey<Memory>("typing");
const NOTHING: Memory = { done: null, spared: null };

/** How far before the caret the rules look, in UTF-16 units: a number, an address, a short sentence. */
const NEAR = 256;
/** Quotation marks are looked for as far as they may be open. */
const QUOTE = /^["«»]$/u;
/** What stands behind the caret is only asked for its first signs, in UTF-16 units. */
const AHEAD = 16;
const LETTER = /^[\p{L}\p{M}]$/u;
/** Behind these a letter may have something to do; and an Arabic one in a line that was none of Arabic. */
const SIGN = /[،؛؟.:!,;?-]/u;

/** The plugin, with the help that `help` says at each key. */
export function typingPlugin(help: () => Help): Plugin {
  return new Plugin<Memory>({
    key,
    state: { init: () => NOTHING, apply: remembered },
    props: {
      handleTextInput: (view, from, to, text) => type(view, { from, to, text }, help()),
    },
  });
}

/** Takes back what a rule just wrote; false where none did, or something else was done since. */
export const takeBack: Command = (state, dispatch) => {
  const done = key.getState(state)?.done ?? null;
  if (done === null) return false;
  const memory: Memory = { done: null, spared: done.from };
  return undo(state, dispatch && ((tr) => dispatch(tr.setMeta(key, memory))));
};

function remembered(tr: Transaction, memory: Memory): Memory {
  const told = tr.getMeta(key) as Memory | undefined;
  if (told !== undefined) return told;
  if (!tr.docChanged) return tr.selectionSet ? NOTHING : memory;
  const { spared } = memory;
  return { done: null, spared: spared === null ? null : tr.mapping.map(spared, -1) };
}

/** A sign that is about to be written between two positions. */
interface Typed {
  readonly from: number;
  readonly to: number;
  readonly text: string;
}

/** Writes a sign and what stands instead of it; false where there is nothing to do but to write it. */
function type(view: EditorView, typed: Typed, help: Help): boolean {
  const { text } = typed;
  if (view.composing || !isWhereCaretIs(view.state, typed) || Array.from(text).length !== 1)
    return false;
  const regretted = key.getState(view.state)?.done?.regret?.test(text) === true;
  if (regretted) takeBack(view.state, view.dispatch.bind(view), view);
  const { from, to } = view.state.selection;
  const written = writtenAt(view.state, { from, to, text }, help);
  if (written === null && !regretted) return false;
  const isAsTyped = written?.joins === true && written.cut === 0;
  const first = isAsTyped ? written.text : text;
  view.dispatch(view.state.tr.insertText(first, from, to).scrollIntoView());
  if (written !== null && !isAsTyped) correct(view, from, text, written);
  return true;
}

function isWhereCaretIs({ selection }: EditorState, { from, to }: Typed): boolean {
  const isText = selection instanceof TextSelection && selection.$from.sameParent(selection.$to);
  return isText && selection.from === from && selection.to === to;
}

function writtenAt(state: EditorState, { from, to, text }: Typed, help: Help): Written | null {
  const $from = state.doc.resolve(from);
  const language = languageAt(state);
  const turns = ARABIC_LETTER.test(text) && !isArabicScript(language);
  const near = textOf(state, Math.max($from.start(), from - 2), from);
  if (LETTER.test(text) && !turns && !SIGN.test(near)) return null;
  const reach = QUOTE.test(text) || turns ? FARTHEST_QUOTE : NEAR;
  const before = textOf(state, Math.max($from.start(), from - reach), from);
  const written = standing(before, text, help, {
    language,
    around: languageAround(state),
    after: textOf(state, to, Math.min($from.end(), to + AHEAD)),
  });
  if (written === null || written.again === true) return written;
  return key.getState(state)?.spared === from - written.cut ? null : written;
}

/** Text with one unit for each position: a line feed for a hard break, U+FFFC for what is no text. */
function textOf({ doc }: EditorState, from: number, to: number): string {
  return doc.textBetween(from, to, null, (leaf) =>
    leaf.type.name === "hard_break" ? "\n" : "\uFFFC",
  );
}

/** Puts what stands in the place of `typed`, which was written at `at`. */
function correct(view: EditorView, at: number, typed: string, written: Written): void {
  const from = at - written.cut;
  const end = at + typed.length;
  const stood = textOf(view.state, from, end);
  const tr = closeHistory(view.state.tr);
  exchange(tr, from, stood, written.text);
  const caret = from + (written.caret ?? written.text.length);
  tr.setSelection(TextSelection.create(tr.doc, caret)).scrollIntoView();
  const memory: Memory = { done: { from, regret: written.regret }, spared: null };
  view.dispatch(tr.setMeta(key, memory));
  // What is typed next is a step of its own.
  view.dispatch(closeHistory(view.state.tr));
}

/** Writes `text` in the place of `stood`, which begins at `from`: only what differs, so that the marks of the rest stay. */
function exchange(tr: Transaction, from: number, stood: string, text: string): void {
  if (stood.length === text.length) {
    for (const [at, sign] of text.split("").entries())
      if (sign !== stood[at]) tr.insertText(sign, from + at, from + at + 1);
    return;
  }
  const start = sharedStart(stood, text);
  const rest = sharedStart(reversed(stood.slice(start)), reversed(text.slice(start)));
  const other = text.slice(start, text.length - rest);
  const end = from + stood.length - rest;
  if (other === "") tr.delete(from + start, end);
  else tr.insertText(other, from + start, end);
}

function sharedStart(one: string, other: string): number {
  let length = 0;
  while (length < one.length && one[length] === other[length]) length += 1;
  return length;
}

function reversed(text: string): string {
  return text.split("").reverse().join("");
}
