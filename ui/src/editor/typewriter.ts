/**
 * The line that is written stays in the middle of the desk, as on a typewriter: the desk moves, at once and without
 * motion of its own. A click moves nothing: what was clicked would not be under the pointer any more.
 */
import {
  type EditorState,
  Plugin,
  PluginKey,
  type PluginView,
  type Transaction,
} from "prosemirror-state";
import type { EditorView } from "prosemirror-view";

/** How often the caret was moved by keys, and how often its line was asked for. */
type Moves = { readonly byKeys: number; readonly asked: number };

const key = new PluginKey<Moves>("typewriter");
/** What scrolls around the text. */
const DESK = "[data-desk]";

/** A plugin that keeps the caret's line in the middle while `isOn` says so. */
export function typewriterPlugin(isOn: () => boolean): Plugin<Moves> {
  let middle: Middle | null = null;
  return new Plugin<Moves>({
    key,
    state: { init: () => ({ byKeys: 0, asked: 0 }), apply: counted },
    view: (view) => (middle = new Middle(view, isOn)),
    props: {
      // It comes there anyway.
      handleScrollToSelection: isOn,
      handleDOMEvents: {
        pointerdown: () => middle?.pressed(),
        focus: () => middle?.focused(),
      },
    },
  });
}

/** What has the caret's line come to the middle, whoever has the keyboard. It is no edit. */
export function lineAsked({ tr }: EditorState): Transaction {
  return tr.setMeta(key, true);
}

function counted(tr: Transaction, moves: Moves): Moves {
  if (tr.getMeta(key) === true) return { ...moves, asked: moves.asked + 1 };
  const isByKeys = tr.docChanged || (tr.selectionSet && tr.getMeta("pointer") !== true);
  return isByKeys ? { ...moves, byKeys: moves.byKeys + 1 } : moves;
}

/** The middle of the desk, and the caret's line in it. */
class Middle implements PluginView {
  readonly #view: EditorView;
  readonly #isOn: () => boolean;
  readonly #sizes: ResizeObserver;
  /** Where the desk stood when the line was brought last; null where it was left to the pointer. */
  #brought_px: number | null = null;
  #comes = false;
  /** The caret was moved while the keyboard was elsewhere: its line is brought when that comes back. */
  #owed = false;

  constructor(view: EditorView, isOn: () => boolean) {
    this.#view = view;
    this.#isOn = isOn;
    this.#sizes = new ResizeObserver(() => this.#resized());
    for (const one of [this.#desk, this.#desk?.firstElementChild, view.dom])
      if (one) this.#sizes.observe(one);
  }

  update(view: EditorView, before: EditorState): void {
    const [moves, were] = [key.getState(view.state), key.getState(before)];
    if (moves === were) {
      if (!view.state.selection.eq(before.selection)) this.#brought_px = null;
    } else if (moves?.asked !== were?.asked || view.hasFocus()) this.#bring();
    else this.#owed = true;
  }

  destroy(): void {
    this.#sizes.disconnect();
  }

  /** The keyboard comes by the pointer, and what is under that stays there. */
  pressed(): void {
    this.#owed = false;
  }

  /** The keyboard came. */
  focused(): void {
    if (this.#owed) this.#bring();
  }

  /** Brings the line before the next frame: the editor puts the desk back to where it was when it has drawn a change. */
  #bring(): void {
    this.#owed = false;
    if (this.#comes || !this.#isOn()) return;
    this.#comes = true;
    queueMicrotask(() => {
      this.#comes = false;
      if (!this.#view.isDestroyed) this.#toTheMiddle();
    });
  }

  /** Something on the desk, or the desk itself, became larger or smaller: a picture, a line above the page, the letters. */
  #resized(): void {
    const desk = this.#desk;
    if (!desk || !this.#isOn() || this.#brought_px === null || this.#isInField(desk)) return;
    const end_px = desk.scrollHeight - desk.clientHeight;
    const where_px = Math.min(this.#brought_px, end_px);
    // Whoever has scrolled meanwhile looks at something else.
    if (Math.abs(desk.scrollTop - where_px) <= 1) this.#toTheMiddle();
  }

  /** Whether the keyboard is in a field above the text: that must not move under it. */
  #isInField(desk: HTMLElement): boolean {
    const { activeElement } = this.#view.dom.ownerDocument;
    return desk.contains(activeElement) && !this.#view.dom.contains(activeElement);
  }

  #toTheMiddle(): void {
    const desk = this.#desk;
    if (!desk) return;
    const { top, height } = desk.getBoundingClientRect();
    const offs_px = caretLines(this.#view).map(
      (line) => (line.top + line.bottom) / 2 - (top + height / 2),
    );
    // A part of a pixel is rounding, and would move the desk at each key.
    if (offs_px.every((off_px) => Math.abs(off_px) >= 1)) desk.scrollTop += offs_px[0] ?? 0;
    this.#brought_px = desk.scrollTop;
  }

  get #desk(): HTMLElement | null {
    return this.#view.dom.closest<HTMLElement>(DESK);
  }
}

/**
 * The heights of the lines that the caret may be in, where one is broken beside it, the likelier first. WebKit gives no
 * place of a caret behind the last letter of Arabic, so the letters beside it are asked: first the one before, but behind
 * a space, where lines are broken, the one after.
 */
function caretLines(view: EditorView): readonly { top: number; bottom: number }[] {
  const { head } = view.state.selection;
  const before = letterAt(view.domAtPos(head, -1), -1);
  const after = letterAt(view.domAtPos(head, 1), 0);
  const isBroken = before?.toString().trim() === "" && after !== null;
  const letters = isBroken ? [after, before] : [before, after];
  const rects = letters.flatMap((letter) => [...(letter?.getClientRects() ?? [])].slice(-1));
  return rects.length > 0 ? rects : [view.coordsAtPos(head)];
}

/** The sign of a text at a place, or before it (-1); null where none is. */
function letterAt(
  { node, offset }: { node: globalThis.Node; offset: number },
  from: -1 | 0,
): Range | null {
  const start = offset + from;
  if (!(node instanceof Text) || start < 0 || start >= node.length) return null;
  const letter = document.createRange();
  letter.setStart(node, start);
  letter.setEnd(node, start + 1);
  return letter;
}
