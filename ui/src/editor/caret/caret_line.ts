/**
 * Where in the window the line of the caret is.
 */
import { NodeSelection } from "prosemirror-state";
import type { EditorView } from "prosemirror-view";

/** From where to where the caret's line reaches, or the block that is selected whole: CSS pixels of the window. */
export function caretLine(view: EditorView): { top: number; bottom: number } {
  const { selection } = view.state;
  const block = selection instanceof NodeSelection ? view.nodeDOM(selection.from) : null;
  const { top, bottom } =
    block instanceof Element ? block.getBoundingClientRect() : view.coordsAtPos(selection.head);
  return { top, bottom };
}
