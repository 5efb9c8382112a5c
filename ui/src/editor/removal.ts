/**
 * Taking pieces of text out of a document together with what they leave empty.
 */
import { Fragment, type Node } from "prosemirror-model";
import type { Transaction } from "prosemirror-state";
import { carriedAttrs, nodeType, textAttr } from "./attrs";

/** A stretch of the document, in its positions. */
interface Range {
  readonly from: number;
  readonly to: number;
}

/** What is still something without its text: a picture, and a cell or a note that holds its place. */
const STAYS_EMPTY = new Set(["figure", "table_cell", "table_header", "footnote"]);

/**
 * Takes out the inline nodes at `positions`. A block that this leaves empty goes too, and so does a
 * list or quote whose every block went, and a note whose last sign went. A figure keeps its picture, a
 * cell or a note an empty paragraph, an item one in front of a list, and the document one block.
 */
export function removeInline(tr: Transaction, positions: ReadonlySet<number>): void {
  const signs = targetsOf(tr.doc);
  removeText(tr, positions);
  removeNotes(tr, signs);
}

function removeText(tr: Transaction, positions: ReadonlySet<number>): void {
  const { doc } = tr;
  const cut = new Cut(positions);
  const all = cut.children(doc, 0);
  if (all && doc.firstChild !== null) {
    const empty = nodeType(doc.type.schema, "paragraph").create(carriedAttrs(doc.firstChild));
    tr.replaceWith(0, doc.content.size, empty);
    return;
  }
  for (const { from, to } of cut.ranges.toReversed()) tr.delete(from, to);
}

/** Takes out the notes that had a sign before and have none now; one of them may hold another's last. */
function removeNotes(tr: Transaction, before: ReadonlySet<string>): void {
  for (;;) {
    const now = targetsOf(tr.doc);
    const lost: Range[] = [];
    tr.doc.forEach((node, from) => {
      const id = textAttr(node, "id");
      const isLost = node.type.name === "footnote" && before.has(id) && !now.has(id);
      if (isLost) lost.push({ from, to: from + node.nodeSize });
    });
    // The last block stays, whatever it is.
    if (lost.length === 0 || lost.length === tr.doc.childCount) return;
    for (const { from, to } of lost.toReversed()) tr.delete(from, to);
  }
}

/** The ids that signs of notes point at. */
function targetsOf(doc: Node): ReadonlySet<string> {
  const targets = new Set<string>();
  doc.descendants((node) => {
    if (node.type.name === "footnote_ref") targets.add(textAttr(node, "target"));
  });
  return targets;
}

/** What is to be cut out, found from the first block to the last. */
class Cut {
  readonly ranges: Range[] = [];
  readonly #positions: ReadonlySet<number>;

  constructor(positions: ReadonlySet<number>) {
    this.#positions = positions;
  }

  /** Whether every child of `node`, whose content begins at `start`, goes; else what goes is noted. */
  children(node: Node, start: number): boolean {
    const before = this.ranges.length;
    const left: Node[] = [];
    node.forEach((child, offset) => {
      const from = start + offset;
      if (this.#goes(child, from)) this.#note(from, from + child.nodeSize);
      else left.push(child);
    });
    if (left.length === node.childCount) return false;
    if (left.length === 0 && !STAYS_EMPTY.has(node.type.name)) {
      this.ranges.length = before;
      return true;
    }
    const needsFirst = left.length === 0 || !node.type.validContent(Fragment.from(left));
    if (needsFirst && node.firstChild?.isTextblock === true)
      this.#emptyFirst(node.firstChild, start, before);
    return false;
  }

  #goes(node: Node, from: number): boolean {
    if (node.isInline) return this.#positions.has(from);
    return node.childCount > 0 && this.children(node, from + 1);
  }

  /** Notes a stretch that goes, in one with the stretch that ends where it begins. */
  #note(from: number, to: number): void {
    const last = this.ranges.at(-1);
    if (last?.to === from) this.ranges[this.ranges.length - 1] = { from: last.from, to };
    else this.ranges.push({ from, to });
  }

  /** Keeps `child`, which stands at `start`, without its content; range `at` began with it. */
  #emptyFirst(child: Node, start: number, at: number): void {
    const end = start + child.nodeSize;
    const rest = this.ranges.slice(at).filter(({ to }) => to > end);
    const behind = rest.map(({ from, to }) => ({ from: Math.max(from, end), to }));
    this.ranges.splice(at, Infinity, { from: start + 1, to: end - 1 }, ...behind);
  }
}
