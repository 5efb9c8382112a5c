/**
 * What leaves and enters by the clipboard and by dropping.
 */
import type { Fragment, Slice } from "prosemirror-model";
import { Plugin } from "prosemirror-state";

/** The letters of a copied piece, with a blank line between blocks and a line feed for a hard break. */
export function plainText(slice: Slice): string {
  return textOf(slice.content);
}

function textOf(fragment: Fragment): string {
  return fragment.textBetween(0, fragment.size, "\n\n", (leaf) =>
    leaf.type.name === "hard_break" ? "\n" : "",
  );
}

/** Whether a drop is of files, which the browser would open in place of the window's page. */
function bringsFiles(event: DragEvent): boolean {
  return (event.dataTransfer?.files.length ?? 0) > 0;
}

/** The plugin for copying, dropping, and links that must not be followed out of the page. */
export function clipboardPlugin(): Plugin {
  return new Plugin({
    props: {
      clipboardTextSerializer: plainText,
      handleDrop: (_view, event) => bringsFiles(event),
      handleDOMEvents: { click: stayOnPage, auxclick: stayOnPage },
    },
  });
}

function stayOnPage(_view: unknown, event: MouseEvent): boolean {
  if (event.target instanceof Element && event.target.closest("a") !== null) event.preventDefault();
  return false;
}
