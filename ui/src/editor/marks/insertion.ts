import type { MarkSpec } from "prosemirror-model";
import { readSuggestion, suggestionAttrs, suggestionDom } from "../suggestion";

/** Proposed new text. */
export const insertion: MarkSpec = {
  attrs: { ...suggestionAttrs },
  parseDOM: [{ tag: "ins", getAttrs: readSuggestion }],
  toDOM: (mark) => ["ins", suggestionDom(mark), 0],
};
