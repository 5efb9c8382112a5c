/**
 * The words an empty article shows in place of a text.
 */
import { Plugin } from "prosemirror-state";
import { Decoration, DecorationSet } from "prosemirror-view";

/** The plugin that shows `words` while the document is one empty paragraph. */
export function placeholderPlugin(words: string): Plugin {
  return new Plugin({
    props: {
      decorations({ doc }) {
        const only = doc.childCount === 1 ? doc.firstChild : null;
        if (only?.type.name !== "paragraph" || only.content.size > 0) return null;
        const shown = { class: "placeholder", "data-placeholder": words };
        return DecorationSet.create(doc, [Decoration.node(0, only.nodeSize, shown)]);
      },
    },
  });
}
