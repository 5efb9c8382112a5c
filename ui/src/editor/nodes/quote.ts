import type { NodeSpec } from "prosemirror-model";
import type { Command, EditorState } from "prosemirror-state";
import { findWrapping, liftTarget } from "prosemirror-transform";
import { blockAttrs, blockDom, nodeType, readBlock } from "../attrs";
import { convertTextBlocks } from "../text_blocks";

/** Somebody's words, set apart: paragraphs and lists. */
export const quote: NodeSpec = {
  attrs: { ...blockAttrs },
  content: "(paragraph | list)+",
  group: "block",
  defining: true,
  parseDOM: [{ tag: "blockquote", getAttrs: readBlock }],
  toDOM: (node) => ["blockquote", blockDom(node), 0],
};

/** The blocks of the selection that stand directly in a quote; null outside one. */
function rangeInQuote(state: EditorState) {
  const { $from, $to } = state.selection;
  return $from.blockRange($to, (node) => node.type.name === "quote");
}

const unquote: Command = (state, dispatch) => {
  const range = rangeInQuote(state);
  const target = range === null ? null : liftTarget(range);
  if (range === null || target === null) return false;
  dispatch?.(state.tr.lift(range, target).scrollIntoView());
  return true;
};

const enquote: Command = (state, dispatch) => {
  const { tr } = state;
  convertTextBlocks(
    tr,
    tr.selection.from,
    tr.selection.to,
    nodeType(state.schema, "paragraph"),
    {},
  );
  const { $from, $to } = tr.selection;
  const range = $from.blockRange($to, (node) => node.type === state.schema.topNodeType);
  const wrapping = range && findWrapping(range, nodeType(state.schema, "quote"));
  if (!range || !wrapping) return false;
  dispatch?.(tr.wrap(range, wrapping).scrollIntoView());
  return true;
};

/** Sets the selected blocks apart as a quote, or takes them out of the quote they stand in. */
export const toggleQuote: Command = (state, dispatch, view) =>
  rangeInQuote(state) === null ? enquote(state, dispatch, view) : unquote(state, dispatch, view);
