/**
 * Leaving the text upwards, to what stands above it on the page.
 */
import { Plugin } from "prosemirror-state";
import type { EditorView } from "prosemirror-view";
import { blockBeyond } from "./caret/stacked";

/** Whether the caret is on the first line of a block with none above it: of several side by side, any is the first. */
function onFirstLine(view: EditorView): boolean {
  const { $from, empty } = view.state.selection;
  if (!empty || $from.depth === 0) return false;
  if (blockBeyond(view, $from.before(), "up", 0) !== null) return false;
  return $from.parentOffset === 0 || view.endOfTextblock("up");
}

/** The plugin that calls `leave` when ArrowUp alone is pressed on the first line. */
export function leaveUpPlugin(leave: () => void): Plugin {
  return new Plugin({
    props: {
      handleKeyDown(view, event) {
        const alone = !event.shiftKey && !event.ctrlKey && !event.altKey && !event.metaKey;
        if (event.key !== "ArrowUp" || !alone || !onFirstLine(view)) return false;
        leave();
        return true;
      },
    },
  });
}
