/**
 * A handle at the side where a top-level block begins: drawn, it takes the block elsewhere; pressed, it offers what
 * can be done with it. By pointer and by touch.
 */
import { Plugin, type PluginView } from "prosemirror-state";
import type { EditorView } from "prosemirror-view";
import { textAttr } from "./attrs";
import { blocksTaken, selectionOfBlock } from "./block_commands";
import { topRun } from "./block_run";
import { type Band, between, gapAt, nearestBand } from "./block_bands";

/** A place in the window, in its pixels. */
export interface Spot {
  readonly x_px: number;
  readonly y_px: number;
}

/** What the handle is called, and what is to be done when it is pressed. */
export interface HandleOptions {
  readonly label: string;
  /** The block is selected; what can be done with it is to be offered at this place. */
  onPress(at: Spot): void;
}

/** How far a pointer moves before it draws, in pixels. */
const DRAWN_PX = 4;
/** How near the edge of what scrolls a drawn block has to be to scroll it, and by how much a frame, in pixels. */
const EDGE_PX = 48;
const SCROLL_PX = 10;
/** Between the handle and its block, in pixels. */
const GAP_PX = 8;

/** The plugin that shows the handle beside the block that the pointer is at. */
export function blockHandlePlugin(options: HandleOptions): Plugin {
  return new Plugin({ view: (view) => new BlockHandle(view, options) });
}

/** Blocks that are being drawn. */
interface Drawing {
  readonly first: number;
  readonly last: number;
  readonly from: Spot;
  /** The last place of the pointer. */
  at: Spot;
  /** Whether it moved far enough. */
  moves: boolean;
  /** The block before which they would come. */
  target: number;
  frame: number;
}

class BlockHandle implements PluginView {
  readonly #view: EditorView;
  readonly #options: HandleOptions;
  readonly #ground: HTMLElement;
  readonly #handle = document.createElement("button");
  readonly #line = document.createElement("div");
  /** The top-level block it stands at, by its index. */
  #index = -1;
  #drawing: Drawing | null = null;

  constructor(view: EditorView, options: HandleOptions) {
    this.#view = view;
    this.#options = options;
    this.#ground = view.dom.parentElement ?? view.dom;
    this.#handle.type = "button";
    this.#handle.className = "block-handle";
    this.#handle.tabIndex = -1;
    this.#handle.ariaLabel = options.label;
    this.#handle.title = options.label;
    this.#handle.dataset["testid"] = "block-handle";
    this.#line.className = "block-line";
    this.#hide();
    this.#line.hidden = true;
    this.#ground.classList.add("has-handle");
    this.#ground.append(this.#handle, this.#line);
    this.#area.addEventListener("pointermove", this.#hover);
    this.#area.addEventListener("pointerup", this.#touched);
    this.#area.addEventListener("pointerleave", this.#leave);
    this.#handle.addEventListener("pointerdown", this.#begin);
    this.#handle.addEventListener("pointermove", this.#draw);
    this.#handle.addEventListener("pointerup", this.#end);
    this.#handle.addEventListener("pointercancel", this.#cancel);
    this.#handle.addEventListener("click", this.#click);
  }

  /** What the pointer may move over: the page around the text, so that its margins count too. */
  get #area(): HTMLElement {
    return this.#ground.parentElement ?? this.#ground;
  }

  update(view: EditorView, before: { doc: unknown }): void {
    if (this.#drawing === null && before.doc !== view.state.doc) this.#hide();
  }

  destroy(): void {
    this.#cancel();
    this.#area.removeEventListener("pointermove", this.#hover);
    this.#area.removeEventListener("pointerup", this.#touched);
    this.#area.removeEventListener("pointerleave", this.#leave);
    this.#handle.remove();
    this.#line.remove();
    this.#ground.classList.remove("has-handle");
  }

  readonly #hover = (event: PointerEvent): void => {
    if (this.#drawing !== null || event.buttons !== 0 || event.target === this.#handle) return;
    this.#showAt(nearestBand(bandsOf(this.#view), event.clientY));
  };

  /** A finger does not hover: the handle comes to the block that it touches, and stays there. */
  readonly #touched = (event: PointerEvent): void => {
    if (event.pointerType !== "touch" || event.target === this.#handle) return;
    this.#showAt(nearestBand(bandsOf(this.#view), event.clientY));
  };

  readonly #leave = (event: PointerEvent): void => {
    if (this.#drawing === null && event.pointerType !== "touch") this.#hide();
  };

  #hide(): void {
    this.#index = -1;
    this.#handle.hidden = true;
  }

  #showAt(index: number): void {
    const element = index === -1 ? null : elementAt(this.#view, startOfBlock(this.#view, index));
    if (element === null) {
      this.#hide();
      return;
    }
    this.#index = index;
    this.#handle.hidden = false;
    const block = element.getBoundingClientRect();
    const ground = this.#ground.getBoundingClientRect();
    const style = getComputedStyle(element);
    const width = this.#handle.offsetWidth;
    const fromRight = style.direction === "rtl";
    const x = fromRight ? block.right + GAP_PX : block.left - GAP_PX - width;
    const firstLine = Number.parseFloat(style.lineHeight) || this.#handle.offsetHeight;
    const y =
      block.top + Math.max(0, (Math.min(firstLine, block.height) - this.#handle.offsetHeight) / 2);
    this.#handle.style.transform = `translate(${x - ground.left}px, ${y - ground.top}px)`;
  }

  readonly #begin = (event: PointerEvent): void => {
    if (event.button !== 0 || this.#index === -1) return;
    // The text keeps the keyboard and its selection.
    event.preventDefault();
    this.#handle.setPointerCapture(event.pointerId);
    const { startIndex, endIndex } = topRun(this.#view.state);
    const isSelected = startIndex <= this.#index && this.#index < endIndex;
    const [first, last] = isSelected ? [startIndex, endIndex] : [this.#index, this.#index + 1];
    const from = { x_px: event.clientX, y_px: event.clientY };
    this.#drawing = { first, last, from, at: from, moves: false, target: first, frame: 0 };
    document.addEventListener("keydown", this.#escape, true);
  };

  readonly #draw = (event: PointerEvent): void => {
    const drawing = this.#drawing;
    if (drawing === null) return;
    drawing.at = { x_px: event.clientX, y_px: event.clientY };
    const { from, at } = drawing;
    if (!drawing.moves && Math.hypot(at.x_px - from.x_px, at.y_px - from.y_px) < DRAWN_PX) return;
    drawing.moves = true;
    this.#ground.classList.add("draws");
    this.#aim();
    if (drawing.frame === 0) drawing.frame = requestAnimationFrame(this.#scroll);
  };

  /** Shows where the blocks would come. */
  #aim(): void {
    const drawing = this.#drawing;
    if (drawing === null) return;
    const bands = bandsOf(this.#view);
    drawing.target = gapAt(bands, drawing.at.y_px);
    const { first, last, target } = drawing;
    this.#line.hidden = target >= first && target <= last;
    const y = between(bands[target - 1], bands[target]);
    const ground = this.#ground.getBoundingClientRect();
    this.#line.style.transform = `translateY(${y - ground.top}px)`;
  }

  readonly #scroll = (): void => {
    const drawing = this.#drawing;
    if (drawing === null) return;
    const desk = scrolling(this.#ground);
    const { top, bottom } = desk.getBoundingClientRect();
    const y = drawing.at.y_px;
    const by = y < top + EDGE_PX ? -SCROLL_PX : y > bottom - EDGE_PX ? SCROLL_PX : 0;
    if (by !== 0) {
      desk.scrollTop += by;
      this.#aim();
    }
    drawing.frame = requestAnimationFrame(this.#scroll);
  };

  readonly #end = (): void => {
    const drawing = this.#drawing;
    const index = this.#index;
    this.#cancel();
    if (drawing === null) return;
    const { state } = this.#view;
    if (drawing.moves) {
      const tr = blocksTaken(state.tr, drawing);
      if (tr !== null) this.#view.dispatch(tr.scrollIntoView());
      this.#view.focus();
    } else if (index !== -1) this.#press(index);
  };

  /** A click that no pointer made comes from a screen reader. */
  readonly #click = (event: MouseEvent): void => {
    if (event.detail === 0 && this.#index !== -1) this.#press(this.#index);
  };

  #press(index: number): void {
    const { state } = this.#view;
    const { startIndex, endIndex } = topRun(state);
    if (index < startIndex || index >= endIndex) {
      const selection = selectionOfBlock(state.doc, startOfBlock(this.#view, index));
      this.#view.dispatch(state.tr.setSelection(selection));
    }
    this.#showAt(index);
    const { left, right, bottom } = this.#handle.getBoundingClientRect();
    this.#options.onPress({ x_px: (left + right) / 2, y_px: bottom });
  }

  readonly #escape = (event: KeyboardEvent): void => {
    if (event.key !== "Escape") return;
    event.preventDefault();
    event.stopPropagation();
    this.#cancel();
  };

  readonly #cancel = (): void => {
    if (this.#drawing !== null) cancelAnimationFrame(this.#drawing.frame);
    this.#drawing = null;
    this.#line.hidden = true;
    this.#ground.classList.remove("draws");
    document.removeEventListener("keydown", this.#escape, true);
  };
}

/** The id of the top-level block before which what is let go at a height in the window comes; null behind the last. */
export function blockBelow(view: EditorView, y_px: number): string | null {
  const block = view.state.doc.maybeChild(gapAt(bandsOf(view), y_px));
  return block === null ? null : textAttr(block, "id");
}

/** Where the top-level blocks are, from top to bottom. */
function bandsOf(view: EditorView): Band[] {
  const bands: Band[] = [];
  view.state.doc.forEach((_, position) => {
    const { top, bottom } = elementAt(view, position)?.getBoundingClientRect() ?? EMPTY;
    bands.push({ top, bottom });
  });
  return bands;
}

function elementAt(view: EditorView, position: number): HTMLElement | null {
  const dom = view.nodeDOM(position);
  return dom instanceof HTMLElement ? dom : null;
}

/** The position before the top-level block of this index. */
function startOfBlock(view: EditorView, index: number): number {
  const before = view.state.doc.children.slice(0, index);
  return before.reduce((sum, block) => sum + block.nodeSize, 0);
}

const EMPTY = { top: 0, bottom: 0 };

/** What scrolls the text: the nearest element around it that does, else the page. */
function scrolling(element: HTMLElement): Element {
  for (let around = element.parentElement; around !== null; around = around.parentElement)
    if (/auto|scroll/u.test(getComputedStyle(around).overflowY)) return around;
  return document.documentElement;
}
