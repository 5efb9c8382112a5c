/**
 * Enter and Backspace at the borders of blocks.
 */
import {
  chainCommands,
  createParagraphNear,
  deleteSelection,
  joinBackward,
  liftEmptyBlock,
  selectNodeBackward,
  splitBlockAs,
} from "prosemirror-commands";
import type { Node } from "prosemirror-model";
import { undoInputRule } from "prosemirror-inputrules";
import { type Command, TextSelection } from "prosemirror-state";
import { carriedAttrs, nodeType } from "./attrs";
import { deleteBefore } from "./backspace";
import { deleteEmptyNote } from "./nodes/footnote/commands";
import { backspaceOutOfList, splitItem } from "./nodes/list/commands";
import { setParagraph } from "./nodes/paragraph";
import { takeBack } from "./typing/plugin";

/** A new paragraph like the block it follows: its direction and language, but another id. */
function paragraphLike(node: Node) {
  return {
    type: nodeType(node.type.schema, "paragraph"),
    attrs: { ...carriedAttrs(node), id: "" },
  };
}

/** Splits the block; text after the end of one, a heading too, is a paragraph. */
const split: Command = splitBlockAs((node, atEnd) => (atEnd ? paragraphLike(node) : null));

/**
 * Enter in a caption takes what follows the caret to a paragraph behind the figure, so that a picture
 * is never doubled. In a gallery there is nowhere to put a paragraph: nothing happens.
 */
const leaveCaption: Command = (state, dispatch) => {
  const { $from, $to } = state.selection;
  if ($from.parent.type.name !== "figure" || !$from.sameParent($to)) return false;
  if ($from.node(-1).type.name === "gallery") return true;
  const rest = $to.parent.content.cut($to.parentOffset);
  const { type, attrs } = paragraphLike($from.parent);
  const tr = state.tr.insert($from.after(), type.create(attrs, rest));
  tr.setSelection(TextSelection.create(tr.doc, $from.after() + 1));
  dispatch?.(tr.delete($from.pos, $from.end()).scrollIntoView());
  return true;
};

/** A heading or pull quote becomes a paragraph before it is joined to the block before it. */
const plainAtStart: Command = (state, dispatch, view) => {
  const { $from, empty } = state.selection;
  const special = /^(heading|pull_quote)$/.test($from.parent.type.name);
  return empty && special && $from.parentOffset === 0 && setParagraph(state, dispatch, view);
};

/** What Enter does. */
export const enter: Command = chainCommands(
  leaveCaption,
  splitItem,
  createParagraphNear,
  liftEmptyBlock,
  split,
);

/** What Backspace does. */
export const backspace: Command = chainCommands(
  undoInputRule,
  takeBack,
  deleteSelection,
  deleteBefore,
  deleteEmptyNote,
  plainAtStart,
  backspaceOutOfList,
  joinBackward,
  selectNodeBackward,
);

/** Starts a paragraph after the top-level block of the caret: the way out of tables, notes and captions. */
export const paragraphAfter: Command = (state, dispatch) => {
  const { $to } = state.selection;
  const after = $to.depth === 0 ? $to.pos : $to.after(1);
  const tr = state.tr.insert(after, nodeType(state.schema, "paragraph").create());
  dispatch?.(tr.setSelection(TextSelection.create(tr.doc, after + 1)).scrollIntoView());
  return true;
};
