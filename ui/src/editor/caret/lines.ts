/**
 * The lines of a block as the engine laid them out: its layout is the truth, nothing is guessed of it.
 */
import type { Node, ResolvedPos } from "prosemirror-model";
import type { EditorState } from "prosemirror-state";
import type { EditorView } from "prosemirror-view";
import type { Direction } from "../attrs";
import { blockText } from "../block_text";
import { blockDirection, ownDirection } from "../direction";
import { articleDirection } from "../direction_plugin";
import { type Cell, visualOrder } from "./visual_order";

/** A line of a block. Without signs in it, it has one stop. */
export interface Line {
  /** Its signs from left to right. */
  readonly cells: readonly Cell[];
  /**
   * The positions of the caret's places from left to right, one more than there are signs. Null where it
   * cannot stand: also at the end of a line that was broken for want of room, which is the start of the
   * next one.
   */
  readonly stops: readonly (number | null)[];
  /** The line's signs in the block's list: the first, and the one behind the last. */
  readonly first: number;
  readonly behind: number;
}

/** What a user takes for one sign of a block, by its positions. */
interface Sign {
  readonly from: number;
  readonly to: number;
  readonly text: string;
}

/** Signs this narrow, in CSS pixels, are not seen: the caret would seem to be stuck at them. */
const UNSEEN = 1;

const graphemes = new Intl.Segmenter(undefined, { granularity: "grapheme" });

/** The layout of one block of text, for one motion of the caret: it is read as far as it is asked for. */
export class BlockLines {
  readonly #view: EditorView;
  readonly #base: Direction;
  readonly #start: number;
  readonly #signs: readonly Sign[];
  readonly #boxes = new Map<number, DOMRect | null>();

  /** Of the block whose content begins at `start` and whose direction is `base`. */
  constructor(view: EditorView, block: Node, start: number, base: Direction) {
    this.#view = view;
    this.#base = base;
    this.#start = start;
    this.#signs = Array.from(graphemes.segment(blockText(block)), ({ segment, index }) => ({
      from: start + index,
      to: start + index + segment.length,
      text: segment,
    }));
  }

  /** The line in which the caret at `position` is painted; null where the page has no layout. */
  lineAt(position: number): Line | null {
    const found = this.#signs.findIndex((sign) => sign.to > position);
    const next = found === -1 ? this.#signs.length : found;
    const seed = this.#isInLine(next) ? next : next - 1;
    return this.#isInLine(seed) ? this.#lineOf(seed) : this.#emptyLine(next, position);
  }

  /** The line below `line` in this block; null after its last. */
  after(line: Line): Line | null {
    const next = line.behind;
    if (this.#isInLine(next)) return this.#lineOf(next);
    const broken = this.#signs[next];
    return broken === undefined ? null : this.lineAt(broken.to);
  }

  /** The line above `line` in this block; null before its first. */
  before(line: Line): Line | null {
    const last = line.first - 1;
    if (this.#isInLine(last)) return this.#lineOf(last);
    const broken = this.#signs[last];
    return broken === undefined ? null : this.lineAt(broken.from);
  }

  #isInLine(index: number): boolean {
    const sign = this.#signs[index];
    return sign !== undefined && sign.text !== "\n";
  }

  #emptyLine(index: number, position: number): Line {
    return { cells: [], stops: [position], first: index, behind: index };
  }

  #lineOf(seed: number): Line | null {
    const box = this.#boxNear(seed);
    if (box === null) return null;
    const isHere = (index: number): boolean => {
      if (!this.#isInLine(index)) return false;
      const other = this.#box(index);
      return other === null || areBeside(box, other);
    };
    let first = seed;
    while (isHere(first - 1)) first -= 1;
    let behind = seed + 1;
    while (isHere(behind)) behind += 1;
    const wraps = this.#isInLine(behind);
    // What is not seen between two lines belongs to the lower one.
    while (wraps && this.#box(behind - 1) === null && behind - 1 > first) behind -= 1;
    const { cells, stops } = visualOrder(this.#cells(first, behind), this.#base);
    const end = this.#signs[behind - 1]?.to;
    return {
      cells,
      stops: stops.map((stop) => (wraps && stop === end ? null : stop)),
      first,
      behind,
    };
  }

  /** The signs that are seen; each takes along those behind it that are not. */
  #cells(first: number, behind: number): Cell[] {
    const cells: Cell[] = [];
    let from: number | null = null;
    for (let index = first; index < behind; index += 1) {
      const sign = this.#signs[index];
      if (sign === undefined) continue;
      const box = this.#box(index);
      const last = cells.at(-1);
      if (box !== null) {
        const { left, right } = box;
        const direction = ownDirection(sign.text);
        cells.push({ from: from ?? sign.from, to: sign.to, left, right, direction });
        from = null;
      } else if (last === undefined) from ??= sign.from;
      else cells[cells.length - 1] = { ...last, to: sign.to };
    }
    return cells;
  }

  /** The box of a sign, or of the nearest one of its line that is seen. */
  #boxNear(index: number): DOMRect | null {
    for (const step of [-1, 1])
      for (let near = index; this.#isInLine(near); near += step) {
        const box = this.#box(near);
        if (box !== null) return box;
      }
    return null;
  }

  /** Where a sign is on the screen; null for one that is not seen. */
  #box(index: number): DOMRect | null {
    const known = this.#boxes.get(index);
    if (known !== undefined) return known;
    const sign = this.#signs[index];
    const box = sign === undefined ? null : boxOf(this.#view, sign);
    this.#boxes.set(index, box);
    return box;
  }

  /** Where the block's text begins. */
  get start(): number {
    return this.#start;
  }
}

/** The direction of the block around a position; the article's between blocks. */
export function directionAt(state: EditorState, $at: ResolvedPos): Direction {
  const article = articleDirection(state);
  return $at.parent.inlineContent ? blockDirection($at.parent, article) : article;
}

/** The lines of the block of text around a position. */
export function linesAround(view: EditorView, $at: ResolvedPos): BlockLines {
  return new BlockLines(view, $at.parent, $at.start(), directionAt(view.state, $at));
}

/** The widest box of a sign: what marks divide has several, and engines add empty ones at borders. */
function boxOf(view: EditorView, sign: Sign): DOMRect | null {
  const start = view.domAtPos(sign.from, 1);
  const end = view.domAtPos(sign.to, -1);
  const range = view.dom.ownerDocument.createRange();
  range.setStart(start.node, start.offset);
  range.setEnd(end.node, end.offset);
  const boxes = Array.from(range.getClientRects()).filter(({ width }) => width > UNSEEN);
  return boxes.reduce<DOMRect | null>(
    (widest, box) => (widest === null || box.width > widest.width ? box : widest),
    null,
  );
}

/** Whether two signs stand in one line: raised and smaller ones overlap with the rest by half of them. */
function areBeside(one: DOMRect, other: DOMRect): boolean {
  const shared = Math.min(one.bottom, other.bottom) - Math.max(one.top, other.top);
  return shared > Math.min(one.height, other.height) / 2;
}
