/**
 * What was found in the text: the lines that are looked through, how matches are shown, and what replaces them.
 */
import { closeHistory } from "prosemirror-history";
import { Fragment, type Node } from "prosemirror-model";
import { Plugin, PluginKey, TextSelection, type Transaction } from "prosemirror-state";
import { Decoration, DecorationSet, type EditorView } from "prosemirror-view";
import { nodeType } from "./attrs";
import { blockText } from "./block_text";
import { schema } from "./schema";

/** A block of text as it is looked through; a UTF-16 unit of its text is a position of the document. */
export interface FoundLine {
  /** The position of its first letter. */
  readonly from: number;
  readonly text: string;
}

/** A match, in positions of the document. */
export interface FoundSpan {
  readonly from: number;
  readonly to: number;
}

/** A match, and what comes in its place. */
export interface Replacement extends FoundSpan {
  readonly with: string;
}

/** Stands for what is no text, and for text that somebody wants out: nothing is found across it. */
const OBJECT = "\uFFFC";
const key = new PluginKey<DecorationSet>("found");

/** The plugin that shows matches; they change nothing of where letters stand. */
export function foundPlugin(): Plugin<DecorationSet> {
  return new Plugin<DecorationSet>({
    key,
    state: {
      init: () => DecorationSet.empty,
      apply: (tr, shown) => {
        const next = tr.getMeta(key) as DecorationSet | undefined;
        return next ?? (tr.docChanged ? shown.map(tr.mapping, tr.doc) : shown);
      },
    },
    props: { decorations: (state) => key.getState(state) },
  });
}

/** Nodes never change, so the text of a block holds as long as it does. */
const seen = new WeakMap<Node, string>();

function lineText(block: Node): string {
  let text = seen.get(block);
  if (text !== undefined) return text;
  text = blockText(block);
  const units = [...text.split("")];
  block.forEach((node, offset) => {
    if (node.marks.some((mark) => mark.type.name === "deletion"))
      units.fill(OBJECT, offset, offset + node.nodeSize);
  });
  text = units.join("");
  seen.set(block, text);
  return text;
}

/** The blocks of text of a document in their order, captions and notes among them. */
export function foundLines(doc: Node): FoundLine[] {
  const lines: FoundLine[] = [];
  doc.descendants((node, position) => {
    if (node.isTextblock) lines.push({ from: position + 1, text: lineText(node) });
    return !node.isTextblock;
  });
  return lines;
}

/** Attributes in which people read text. */
const READ = ["alt", "credit", "rights", "attribution", "title"] as const;

/** What people read of a document beside its lines: of pictures, pull quotes and embeds. */
export function wordsBeside(doc: Node): string[] {
  const words: string[] = [];
  doc.descendants((node) => {
    for (const name of READ) {
      const word: unknown = node.attrs[name];
      if (typeof word === "string" && word !== "") words.push(word);
    }
    return !node.isTextblock;
  });
  return words;
}

/** Shows these matches, the one at `current` apart. */
export function showFound(view: EditorView, spans: readonly FoundSpan[], current: number): void {
  const shown = spans.map(({ from, to }, at) =>
    Decoration.inline(from, to, { class: at === current ? "found found-here" : "found" }),
  );
  view.dispatch(view.state.tr.setMeta(key, DecorationSet.create(view.state.doc, shown)));
}

/**
 * Puts what each says in the place of these matches, which do not overlap, by one step of the history. What comes has
 * the marks of the first letter that goes.
 */
export function replaceFound(view: EditorView, replacements: readonly Replacement[]): void {
  if (replacements.length === 0) return;
  const { tr } = view.state;
  const backwards = [...replacements].sort((one, other) => other.from - one.from);
  for (const one of backwards) replace(tr, one);
  view.dispatch(closeHistory(tr));
  // What is typed next is a step of its own.
  view.dispatch(closeHistory(view.state.tr));
}

function replace(tr: Transaction, { from, to, with: text }: Replacement): void {
  const marks = tr.doc.resolve(from).nodeAfter?.marks ?? [];
  const nodes = text
    .split("\n")
    .flatMap((line, at) => [
      ...(at === 0 ? [] : [nodeType(schema, "hard_break").create(null, null, marks)]),
      ...(line === "" ? [] : [schema.text(line, marks)]),
    ]);
  tr.replaceWith(from, to, Fragment.from(nodes));
}

/** What looking for words needs of an editor. */
export interface EditorSearch {
  /** The lines of the text as it is now. */
  lines(): readonly FoundLine[];
  /** What people read of the text beside its lines. */
  wordsBeside(): readonly string[];
  /** Whether the text is still that of the last `lines`. */
  isAsLookedThrough(): boolean;
  /** The words that are selected within one block; empty otherwise. */
  selected(): string;
  /** Where the selection begins. */
  caret(): number;
  /** Shows these matches, the one at `current` apart. */
  show(spans: readonly FoundSpan[], current: number): void;
  /** Brings the match that is shown apart into view; the keyboard stays where it is. */
  reveal(): void;
  /** From where to where in the window, in CSS pixels, the match is that is shown apart; null where none is. */
  here(): { top: number; bottom: number } | null;
  /** Replaces these, by one step of the history; false where the text is another than was looked through. */
  replace(replacements: readonly Replacement[]): boolean;
  /** Gives the text the keyboard, with this selected where it is given. */
  back(span: FoundSpan | null): void;
}

/** Looking for words in the text of this editor. */
export function searchOf(view: EditorView): EditorSearch {
  let looked: Node | null = null;
  return {
    lines: () => foundLines((looked = view.state.doc)),
    wordsBeside: () => wordsBeside(view.state.doc),
    isAsLookedThrough: () => looked === view.state.doc,
    selected() {
      const { $from, $to, from, to } = view.state.selection;
      return $from.sameParent($to) && $from.parent.isTextblock
        ? view.state.doc.textBetween(from, to, null, "")
        : "";
    },
    caret: () => view.state.selection.from,
    show: (spans, current) => showFound(view, spans, current),
    reveal: () => view.dom.querySelector(".found-here")?.scrollIntoView({ block: "nearest" }),
    here() {
      const boxes = [...view.dom.querySelectorAll(".found-here")].map((one) =>
        one.getBoundingClientRect(),
      );
      if (boxes.length === 0) return null;
      const [tops, bottoms] = [boxes.map(({ top }) => top), boxes.map(({ bottom }) => bottom)];
      return { top: Math.min(...tops), bottom: Math.max(...bottoms) };
    },
    replace(replacements) {
      if (looked !== view.state.doc) return false;
      replaceFound(view, replacements);
      return true;
    },
    back(span) {
      const { tr, doc } = view.state;
      if (span !== null && span.to <= doc.content.size)
        view.dispatch(tr.setSelection(TextSelection.create(doc, span.from, span.to)));
      view.focus();
    },
  };
}
