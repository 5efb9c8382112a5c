import type { NodeSpec } from "prosemirror-model";
import type { Command } from "prosemirror-state";
import { blockAttrs, blockDom, readBlock } from "../attrs";
import { setTextBlock } from "../text_blocks";

/** Running text. */
export const paragraph: NodeSpec = {
  attrs: { ...blockAttrs },
  content: "inline*",
  group: "block",
  parseDOM: [{ tag: "p", getAttrs: readBlock }],
  toDOM: (node) => ["p", blockDom(node), 0],
};

/** Makes the selected text plain paragraphs, out of any list or quote. */
export const setParagraph: Command = setTextBlock("paragraph");
