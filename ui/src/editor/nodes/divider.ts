import type { NodeSpec } from "prosemirror-model";
import { type Command, TextSelection } from "prosemirror-state";
import { blockAttrs, blockDom, nodeType, readBlock } from "../attrs";

/** A break between parts. */
export const divider: NodeSpec = {
  attrs: { ...blockAttrs },
  group: "block",
  atom: true,
  parseDOM: [{ tag: "hr", getAttrs: readBlock }],
  toDOM: (node) => ["hr", blockDom(node)],
};

/**
 * Puts a divider after the block of the caret (before it, where that is an empty paragraph) and
 * leaves the caret in a paragraph behind the divider.
 */
export const insertDivider: Command = (state, dispatch) => {
  const { $from, $to } = state.selection;
  if ($from.depth === 0) return false;
  const { tr } = state;
  const type = nodeType(state.schema, "divider");
  const empty =
    $from.depth === 1 && $from.parent.type.name === "paragraph" && $from.parent.content.size === 0;
  if (empty) {
    tr.insert($from.before(1), type.create());
  } else {
    const after = $to.after(1);
    const next = tr.doc.resolve(after).nodeAfter;
    tr.insert(after, type.create());
    if (next?.type.name !== "paragraph")
      tr.insert(after + 1, nodeType(state.schema, "paragraph").create());
    tr.setSelection(TextSelection.create(tr.doc, after + 2));
  }
  dispatch?.(tr.scrollIntoView());
  return true;
};
