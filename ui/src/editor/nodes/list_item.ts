import type { NodeSpec } from "prosemirror-model";

/** One item of a list: a paragraph, then paragraphs and lists. It has no id of its own. */
export const list_item: NodeSpec = {
  content: "paragraph (paragraph | list)*",
  defining: true,
  parseDOM: [{ tag: "li" }],
  toDOM: () => ["li", 0],
};
