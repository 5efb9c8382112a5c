import type { NodeSpec, TagParseRule } from "prosemirror-model";
import type { Command } from "prosemirror-state";
import { blockAttrs, blockDom, numberAttr, readBlock, validateInteger } from "../attrs";
import { setTextBlock } from "../text_blocks";

/** The levels of a heading inside the body; the headline is level 1. */
export type HeadingLevel = 2 | 3 | 4;

/** Foreign pages have six levels; the body has three. */
const LEVEL_OF_TAG: Record<string, HeadingLevel> = { h1: 2, h2: 2, h3: 3, h4: 4, h5: 4, h6: 4 };

/** A heading of the body. */
export const heading: NodeSpec = {
  attrs: { ...blockAttrs, level: { default: 2, validate: validateInteger(2, 4) } },
  content: "inline*",
  group: "block",
  defining: true,
  parseDOM: Object.entries(LEVEL_OF_TAG).map(([tag, level]): TagParseRule => ({
    tag,
    getAttrs: (dom) => ({ ...readBlock(dom), level }),
  })),
  toDOM: (node) => [`h${numberAttr(node, "level")}`, blockDom(node), 0],
};

/** A command that makes the selected text headings of `level`. */
export function setHeading(level: HeadingLevel): Command {
  return setTextBlock("heading", { level });
}
