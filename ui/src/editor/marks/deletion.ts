import type { MarkSpec } from "prosemirror-model";
import { readSuggestion, suggestionAttrs, suggestionDom } from "../suggestion";

/** Text that somebody proposes to take out. */
export const deletion: MarkSpec = {
  attrs: { ...suggestionAttrs },
  inclusive: false,
  parseDOM: [{ tag: "del[data-person]", getAttrs: readSuggestion }],
  toDOM: (mark) => ["del", suggestionDom(mark), 0],
};
