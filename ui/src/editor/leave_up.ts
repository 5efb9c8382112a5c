/**
 * Leaving the text upwards, to what stands above it on the page.
 */
import { Plugin } from "prosemirror-state";
import type { EditorView } from "prosemirror-view";

/** Whether the caret is on the first line of the first block. */
function onFirstLine(view: EditorView): boolean {
  const { $from, empty } = view.state.selection;
  if (!empty || $from.depth === 0) return false;
  for (let depth = 0; depth < $from.depth; depth += 1) if ($from.index(depth) > 0) return false;
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
