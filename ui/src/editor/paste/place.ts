/**
 * Blocks that come from elsewhere, put where the caret is: as many of their kinds as may stand there.
 */
import { Fragment, type Node, type ResolvedPos, type Schema, Slice } from "prosemirror-model";
import type { BlockJson } from "../../ipc/bindings";
import { nodeType, textAttr } from "../attrs";
import { documentFromJson } from "../json";
import { DOCUMENT_VERSION } from "../schema";

/** What is put in: a piece for the caret, and the notes that its signs point at. */
export interface Piece {
  readonly slice: Slice;
  /** Footnotes, which stand at the end of the article. */
  readonly notes: readonly Node[];
}

/** The nodes of blocks as the host gives them. Throws a RangeError for what is no valid block. */
export function nodesOf(blocks: readonly BlockJson[]): readonly Node[] {
  if (blocks.length === 0) return [];
  return documentFromJson({ version: DOCUMENT_VERSION, type: "doc", content: [...blocks] })
    .children;
}

/** What of `nodes` is put in at `$at`: closed where they stand by themselves, open where they go on with a line. */
export function pieceOf(nodes: readonly Node[], $at: ResolvedPos): Piece {
  const notes = nodes.filter(({ type }) => type.name === "footnote");
  const others = nodes.filter(({ type }) => type.name !== "footnote");
  return { slice: sliceFor(others, $at), notes };
}

/** The lines of a text as paragraphs, without the controls that no line may hold. */
export function paragraphsOf(schema: Schema, text: string): Node[] {
  const lines = text.split(/[\r\n\v\f\u0085\u2028\u2029]+/u).map(visible);
  const paragraph = nodeType(schema, "paragraph");
  return lines
    .filter((line) => line.trim() !== "")
    .map((line) => paragraph.create(null, schema.text(line)));
}

function visible(line: string): string {
  return line.replace(/[\p{Cc}\ufffc\ufffe\uffff]/gu, (sign) => (sign === "\t" ? " " : ""));
}

/** `slice`, or what of it may stand at `$at`: what holds no headings or lists takes their lines. */
export function fitted(slice: Slice, $at: ResolvedPos): Slice {
  const holder = isolatedIn($at);
  if (holder === null || isWithin(slice, holder)) return slice;
  return lined(linesOf(slice.content), holder, $at);
}

/** The block around `$at` that only takes lines: a caption, a cell, a note; null elsewhere. */
function isolatedIn($at: ResolvedPos): Node | null {
  for (let depth = $at.depth; depth > 0; depth -= 1) {
    const node = $at.node(depth);
    if (node.type.spec.isolating === true && node.type.name !== "table") return node;
  }
  return null;
}

/** Whether a slice is what its holder takes anyway: the letters of a line, or paragraphs. */
function isWithin(slice: Slice, holder: Node): boolean {
  if (holder.inlineContent)
    return slice.content.childCount === 0 || (slice.content.firstChild?.isInline ?? false);
  return slice.content.content.every(({ type, isInline }) => isInline || type.name === "paragraph");
}

/** What becomes of lines in a block that takes nothing else. */
function lined(lines: readonly Node[], holder: Node, $at: ResolvedPos): Slice {
  const { schema } = holder.type;
  if (holder.inlineContent) {
    const broken = lines.flatMap((line, index) => {
      const before = index === 0 ? [] : [nodeType(schema, "hard_break").create()];
      return [...before, ...line.content.content];
    });
    return new Slice(Fragment.from(broken), 0, 0);
  }
  const paragraph = nodeType(schema, "paragraph");
  const paragraphs = lines.map((line) => paragraph.create(null, line.content));
  return opened(paragraphs, $at);
}

/** Every line in `content`, in the order of the text; an embed is its address. */
function linesOf(content: Fragment): Node[] {
  return content.content.flatMap((node): Node[] => {
    if (node.isTextblock) return node.content.size === 0 ? [] : [node];
    if (node.type.name === "embed") return [addressLine(node)];
    return node.isInline ? [] : linesOf(node.content);
  });
}

function addressLine(node: Node): Node {
  const { schema } = node.type;
  const title = textAttr(node, "title");
  const text = schema.text(title === "" ? textAttr(node, "url") : title);
  return nodeType(schema, "paragraph").create(null, text);
}

function sliceFor(nodes: readonly Node[], $at: ResolvedPos): Slice {
  const [only] = nodes;
  // Items go on with the list that they are pasted into.
  if (nodes.length === 1 && only?.type.name === "list" && isInItem($at))
    return Slice.maxOpen(Fragment.from(only));
  const slice = opened(nodes, $at);
  return fitted(slice, $at);
}

function isInItem($at: ResolvedPos): boolean {
  return $at.depth > 1 && $at.node($at.depth - 1).type.name === "list_item";
}

/** The first and the last paragraph go on with what stands there; a line alone takes the marks of the caret. */
function opened(nodes: readonly Node[], $at: ResolvedPos): Slice {
  const [first] = nodes;
  const last = nodes.at(-1);
  if (first === undefined || last === undefined) return Slice.empty;
  const isLine = nodes.length === 1 && first.type.name === "paragraph";
  if (isLine) return new Slice(Fragment.from(likeAround(first, $at)), 1, 1);
  const goesOn = (node: Node): boolean =>
    node.type.name === "paragraph" && textAttr(node, "dir") === "" && textAttr(node, "lang") === "";
  // In an empty line nothing stands that could go on.
  const isEmptyPlace = $at.parent.isTextblock && $at.parent.content.size === 0;
  const openStart = goesOn(first) && !isEmptyPlace ? 1 : 0;
  return new Slice(Fragment.from([...nodes]), openStart, goesOn(last) && !isEmptyPlace ? 1 : 0);
}

/** A line without a mark of its own, with the marks that letters typed at the caret have. */
function likeAround(line: Node, $at: ResolvedPos): Node {
  const marks = $at.marks();
  const isPlain = line.children.every((child) => child.marks.length === 0);
  if (!isPlain || marks.length === 0) return line;
  return line.copy(Fragment.from(line.children.map((child) => child.mark(marks))));
}
