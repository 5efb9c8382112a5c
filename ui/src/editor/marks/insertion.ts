import type { MarkSpec } from "prosemirror-model";
import { readSuggestion, suggestionAttrs, suggestionDom } from "../suggestion";

/** Proposed new text. What is typed at its end is not by the person who proposed it. */
export const insertion: MarkSpec = {
  attrs: { ...suggestionAttrs },
  inclusive: false,
  parseDOM: [{ tag: "ins", getAttrs: readSuggestion }],
  toDOM: (mark) => ["ins", suggestionDom(mark), 0],
};
