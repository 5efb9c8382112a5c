import type { NodeSpec } from "prosemirror-model";
import type { Command } from "prosemirror-state";
import { nodeType } from "../attrs";

/** A new line in the same paragraph. */
export const hard_break: NodeSpec = {
  inline: true,
  group: "inline",
  selectable: false,
  linebreakReplacement: true,
  parseDOM: [{ tag: "br" }],
  toDOM: () => ["br"],
};

/** Breaks the line without ending the block. */
export const insertHardBreak: Command = (state, dispatch) => {
  if (!state.selection.$from.parent.inlineContent) return false;
  const node = nodeType(state.schema, "hard_break").create();
  dispatch?.(state.tr.replaceSelectionWith(node).scrollIntoView());
  return true;
};
