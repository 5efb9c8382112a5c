/**
 * The suggestions and comments of a document: which there are, and where they stand.
 */
import type { Mark, Node } from "prosemirror-model";
import type { EditorState } from "prosemirror-state";
import { textAttr } from "./attrs";

/** What a suggestion proposes; a comment proposes nothing. */
export type SuggestionKind = "insertion" | "deletion" | "replacement" | "comment";

/** A suggestion or a comment, with all its runs together. */
export interface Suggestion {
  /** Names it among all of a document, `change:ID` or `comment:ID`: files number the two apart. */
  readonly key: string;
  readonly id: string;
  readonly kind: SuggestionKind;
  /** Who made it, as the document says. */
  readonly person: string;
  /** When, RFC 3339. */
  readonly at: string;
  /**
   * The letters that it puts in or, where it puts none in, takes out; those a comment is about. A hard
   * break is a line feed, and so is what stands between blocks.
   */
  readonly text: string;
  /** The letters that a replacement takes out; empty for any other kind. */
  readonly replaced: string;
  /** What a comment says; empty for any other kind. */
  readonly comment: string;
}

/** A run of one suggestion in one text block, in document positions. */
export interface Span {
  readonly key: string;
  readonly from: number;
  readonly to: number;
}

type MarkName = Exclude<SuggestionKind, "replacement">;

/** A marked node of a top-level block. It says nothing of its place, which every letter before it moves. */
interface Piece {
  readonly mark: Mark;
  readonly name: MarkName;
  readonly text: string;
  /** Whether a piece of the same mark ends where it begins. */
  readonly joins: boolean;
  /** Which of the block's lines of text it stands in. */
  readonly line: number;
}

const NAMES: readonly string[] = ["insertion", "deletion", "comment"];
const NONE: readonly Suggestion[] = [];

/** Whether a mark is a proposed change or a comment. */
function isSuggestion(mark: Mark): boolean {
  return NAMES.includes(mark.type.name);
}

/** The key of the suggestion that a mark belongs to: insertion and deletion of one id are one change. */
export function suggestionKey(mark: Mark): string {
  return `${mark.type.name === "comment" ? "comment" : "change"}:${textAttr(mark, "id")}`;
}

/** The suggestions and comments of a document, in the order in which they begin. */
export function suggestionsOf(doc: Node): readonly Suggestion[] {
  return together(doc.children.map(piecesOf));
}

/** The suggestions of a document as it changes. */
export class SuggestionList {
  #pieces: readonly (readonly Piece[])[] = [];
  #list = NONE;

  /**
   * The suggestions of `doc`, in the very array of the last call where they are still the same. Blocks
   * that did not change are not looked into, and the list is put together only where a suggestion changed:
   * this is asked at every key.
   */
  of(doc: Node): readonly Suggestion[] {
    const pieces = doc.children.map(piecesOf).filter((some) => some.length > 0);
    const known = this.#pieces;
    this.#pieces = pieces;
    if (pieces.length === known.length && pieces.every((some, at) => samePieces(some, known[at])))
      return this.#list;
    const list = together(pieces);
    if (!sameList(this.#list, list)) this.#list = list;
    return this.#list;
  }
}

function sameList(some: readonly Suggestion[], others: readonly Suggestion[]): boolean {
  return some.length === others.length && JSON.stringify(some) === JSON.stringify(others);
}

function samePieces(some: readonly Piece[], others: readonly Piece[] = []): boolean {
  if (some === others) return true;
  return some.length === others.length && some.every((one, at) => samePiece(one, others[at]));
}

function samePiece(one: Piece, other: Piece | undefined): boolean {
  if (other === undefined || !one.mark.eq(other.mark)) return false;
  return one.text === other.text && one.joins === other.joins && one.line === other.line;
}

/** The marked nodes of each top-level block that was ever looked into. Nodes never change. */
const seen = new WeakMap<Node, readonly Piece[]>();
const NO_PIECES: readonly Piece[] = [];

function piecesOf(block: Node): readonly Piece[] {
  const known = seen.get(block);
  if (known !== undefined) return known;
  const found: Piece[] = [];
  const ends = new Map<string, number>();
  let line = 0;
  const look = (node: Node, from: number): void => {
    if (node.isTextblock) line += 1;
    for (const mark of node.marks.filter(isSuggestion)) {
      const text = node.isText ? (node.text ?? "") : node.type.name === "hard_break" ? "\n" : "";
      const name = mark.type.name as MarkName;
      const run = `${name} ${suggestionKey(mark)}`;
      found.push({ mark, name, text, joins: ends.get(run) === from, line });
      ends.set(run, from + node.nodeSize);
    }
  };
  block.descendants(look);
  const pieces = found.length === 0 ? NO_PIECES : found;
  seen.set(block, pieces);
  return pieces;
}

/** The letters of one suggestion under one kind of mark, while they are put together. */
interface Letters {
  text: string;
  /** Its last piece, and the number of the top-level block that it stands in. */
  last: Piece;
  block: number;
}

/** What stands between the letters of one suggestion and those of its next piece. */
function between({ last, block }: Letters, next: Piece, nextBlock: number): string {
  if (block !== nextBlock || last.line !== next.line) return "\n";
  return next.joins ? "" : " ";
}

/** The pieces by their suggestions, in the order in which these begin. */
function together(blocks: readonly (readonly Piece[])[]): readonly Suggestion[] {
  const found = new Map<string, { first: Piece; letters: Map<MarkName, Letters> }>();
  blocks.forEach((pieces, block) => {
    for (const piece of pieces) {
      const key = suggestionKey(piece.mark);
      const one = found.get(key) ?? { first: piece, letters: new Map<MarkName, Letters>() };
      found.set(key, one);
      const before = one.letters.get(piece.name);
      const start = before === undefined ? "" : before.text + between(before, piece, block);
      one.letters.set(piece.name, { text: start + piece.text, last: piece, block });
    }
  });
  if (found.size === 0) return NONE;
  return [...found].map(([key, { first, letters }]) => suggestion(key, first.mark, letters));
}

function suggestion(key: string, mark: Mark, letters: Map<MarkName, Letters>): Suggestion {
  const text = (name: MarkName): string => letters.get(name)?.text ?? "";
  const replaces = letters.has("insertion") && letters.has("deletion");
  const kind = replaces ? "replacement" : (mark.type.name as MarkName);
  return {
    key,
    id: textAttr(mark, "id"),
    kind,
    person: textAttr(mark, "person"),
    at: textAttr(mark, "at"),
    text: text(kind === "replacement" ? "insertion" : kind),
    replaced: kind === "replacement" ? text("deletion") : "",
    comment: textAttr(mark, "text"),
  };
}

/** The runs of suggestions in a text block whose content begins at `start`, in their order. */
function spansIn(block: Node, start: number): Span[] {
  const spans: { key: string; from: number; to: number }[] = [];
  block.forEach((node, offset) => {
    const from = start + offset;
    const to = from + node.nodeSize;
    for (const key of new Set(node.marks.filter(isSuggestion).map(suggestionKey))) {
      const before = spans.findLast((span) => span.key === key);
      if (before?.to === from) before.to = to;
      else spans.push({ key, from, to });
    }
  });
  return spans;
}

/** Where each suggestion of a document begins: the first run of each, in the order of the text. */
export function placesOf(doc: Node): Span[] {
  const first = new Map<string, Span>();
  doc.descendants((node, position) => {
    if (!node.isTextblock) return true;
    for (const span of spansIn(node, position + 1))
      if (!first.has(span.key)) first.set(span.key, span);
    return false;
  });
  return [...first.values()].sort((one, other) => one.from - other.from || one.to - other.to);
}

/**
 * The runs that the caret stands in or beside, or in which the selection begins; one that is exactly
 * what is selected comes first.
 */
export function suggestionsAt(state: EditorState): Span[] {
  const { $from, from, to, empty } = state.selection;
  if (!$from.parent.isTextblock) return [];
  const here = spansIn($from.parent, $from.start()).filter(
    (span) => span.from <= from && (empty ? from <= span.to : from < span.to),
  );
  const isSelected = (span: Span): boolean => span.from === from && span.to === to;
  return [...here.filter(isSelected), ...here.filter((span) => !isSelected(span))];
}
