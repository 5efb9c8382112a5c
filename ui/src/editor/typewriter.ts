/**
 * The line that is written stays in the middle of the desk, as on a typewriter: the desk moves, at once and without
 * motion of its own. A click moves nothing: what was clicked would not be under the pointer any more.
 */
import { Plugin, PluginKey } from "prosemirror-state";
import type { EditorView } from "prosemirror-view";

const key = new PluginKey<number>("typewriter");
/** What scrolls around the text. */
const DESK = "[data-desk]";

/** A plugin that keeps the caret's line in the middle while `isOn` says so. */
export function typewriterPlugin(isOn: () => boolean): Plugin<number> {
  return new Plugin<number>({
    key,
    state: {
      init: () => 0,
      // How often the caret was moved by keys.
      apply: (tr, moves) =>
        tr.docChanged || (tr.selectionSet && tr.getMeta("pointer") !== true) ? moves + 1 : moves,
    },
    view: () => ({
      update(view, before) {
        if (!isOn() || !view.hasFocus()) return;
        if (key.getState(view.state) !== key.getState(before)) toTheMiddle(view);
      },
    }),
    props: {
      // It is in the middle already.
      handleScrollToSelection: (view) => isOn() && view.hasFocus(),
    },
  });
}

/** Moves the desk so that the caret's line is in its middle. */
export function toTheMiddle(view: EditorView): void {
  const desk = view.dom.closest<HTMLElement>(DESK);
  if (desk === null) return;
  const line = view.coordsAtPos(view.state.selection.head);
  const { top, height } = desk.getBoundingClientRect();
  const off_px = (line.top + line.bottom) / 2 - (top + height / 2);
  // A part of a pixel is rounding, and would move the desk at each key.
  if (Math.abs(off_px) >= 1) desk.scrollTop += off_px;
}
