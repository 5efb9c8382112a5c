import type { NodeSpec } from "prosemirror-model";
import type { Command, EditorState } from "prosemirror-state";
import { blockAttrs, blockDom, readBlock, textAttr } from "../attrs";
import { topBlock } from "../block_place";
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

/** The pull quote of the caret: its id and who said it. */
export interface PullQuoteWords {
  readonly key: string;
  readonly attribution: string;
}

/** The pull quote that the caret stands in; null elsewhere. */
export function pullQuoteAt({ selection: { $from } }: EditorState): PullQuoteWords | null {
  const { parent } = $from;
  if (parent.type.name !== "pull_quote") return null;
  return { key: textAttr(parent, "id"), attribution: textAttr(parent, "attribution") };
}

/** A command that says who said the pull quote with this id; nobody for an empty name. */
export function attributeQuote(key: string, attribution: string): Command {
  return (state, dispatch) => {
    const quote = topBlock(state.doc, key);
    if (quote?.node.type.name !== "pull_quote") return false;
    const { node, at } = quote;
    // All of the markup at once: letters typed one after the other are then one step of undo.
    const attrs = { ...node.attrs, attribution: attribution === "" ? null : attribution };
    dispatch?.(state.tr.setNodeMarkup(at, null, attrs));
    return true;
  };
}
