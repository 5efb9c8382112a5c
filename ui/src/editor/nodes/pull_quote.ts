import type { NodeSpec } from "prosemirror-model";
import type { Command } from "prosemirror-state";
import { blockAttrs, blockDom, readBlock } from "../attrs";
import { setTextBlock } from "../text_blocks";
import { setParagraph } from "./paragraph";

/** A line of the text, repeated large; its attribution says who said it. */
export const pull_quote: NodeSpec = {
  attrs: { ...blockAttrs, attribution: { default: null, validate: "string|null" } },
  content: "inline*",
  group: "block",
  defining: true,
  parseDOM: [
    {
      tag: "aside.pull-quote",
      getAttrs: (dom) => ({
        ...readBlock(dom),
        attribution: dom.getAttribute("data-attribution"),
      }),
    },
  ],
  toDOM(node) {
    const attribution: unknown = node.attrs["attribution"];
    const extra = typeof attribution === "string" ? { "data-attribution": attribution } : {};
    return ["aside", blockDom(node, { class: "pull-quote", ...extra }), 0];
  },
};

/** Makes the selected text a pull quote, or a paragraph again where it is one. */
export const togglePullQuote: Command = (state, dispatch, view) => {
  const isOne = state.selection.$from.parent.type.name === "pull_quote";
  return (isOne ? setParagraph : setTextBlock("pull_quote"))(state, dispatch, view);
};
