import type { MarkSpec } from "prosemirror-model";
import { textAttr } from "../attrs";
import { readSuggestion, suggestionAttrs, suggestionDom } from "../suggestion";

/** A comment on a run of text. */
export const comment: MarkSpec = {
  attrs: { ...suggestionAttrs, text: { validate: "string" } },
  inclusive: false,
  parseDOM: [
    {
      tag: "mark.comment",
      getAttrs(dom) {
        const suggestion = readSuggestion(dom);
        return suggestion && { ...suggestion, text: dom.getAttribute("data-text") ?? "" };
      },
    },
  ],
  toDOM: (mark) => [
    "mark",
    { class: "comment", ...suggestionDom(mark), "data-text": textAttr(mark, "text") },
    0,
  ],
};
