/**
 * Where in the window the line of the caret is.
 */
import { NodeSelection } from "prosemirror-state";
import type { EditorView } from "prosemirror-view";

/**
 * From where to where the signs beside the caret reach, or the block that is selected whole or has no signs: CSS
 * pixels of the window. Engines give a place between two signs no box at the end of a line.
 */
export function caretLine(view: EditorView): { top: number; bottom: number } {
  const { selection } = view.state;
  const { $head, head } = selection;
  const { inlineContent, content } = $head.parent;
  if (!inlineContent || content.size === 0) {
    const at = selection instanceof NodeSelection ? selection.from : Math.max(0, $head.start() - 1);
    const block = view.nodeDOM(at);
    return block instanceof Element ? block.getBoundingClientRect() : view.coordsAtPos(head);
  }
  const start = view.domAtPos(Math.max($head.start(), head - 1), 1);
  const end = view.domAtPos(Math.min($head.end(), head + 1), -1);
  const range = view.dom.ownerDocument.createRange();
  range.setStart(start.node, start.offset);
  range.setEnd(end.node, end.offset);
  return range.getBoundingClientRect();
}
