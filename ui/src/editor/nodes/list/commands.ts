/**
 * Working with lists: making, nesting, leaving them.
 */
import type { Node, ResolvedPos } from "prosemirror-model";
import {
  liftListItem,
  sinkListItem,
  splitListItem,
  wrapRangeInList,
} from "prosemirror-schema-list";
import type { Command, EditorState, Transaction } from "prosemirror-state";
import { explicitDirection, nodeType, textAttr } from "../../attrs";
import { convertTextBlocks } from "../../text_blocks";
import type { ListKind } from ".";

/** The innermost list around a position, with the position before it; null outside lists. */
export function listAround(
  $at: ResolvedPos,
): { node: Node; position: number; depth: number } | null {
  for (let depth = $at.depth; depth > 0; depth -= 1) {
    const node = $at.node(depth);
    if (node.type.name === "list") return { node, position: $at.before(depth), depth };
  }
  return null;
}

/** Whether the caret's block stands directly in an item of a list. */
function inItem(state: EditorState): boolean {
  const { $from } = state.selection;
  return $from.depth > 1 && $from.node(-1).type.name === "list_item";
}

/** Takes the selected items out. The library answers yes without looking when it is only asked. */
const liftItem: Command = (state, dispatch) =>
  liftListItem(nodeType(state.schema, "list_item"))(state, dispatch ?? (() => undefined));

/**
 * A command that makes the selected blocks a list of `kind`. In a list of the other kind it changes
 * the kind; in one of the same kind it takes the selected items out.
 */
export function toggleList(kind: ListKind): Command {
  return (state, dispatch, view) => {
    const around = listAround(state.selection.$from);
    if (around === null || !inItem(state)) return wrapInListOf(kind, state, dispatch);
    if (textAttr(around.node, "kind") === kind) return liftItem(state, dispatch, view);
    dispatch?.(state.tr.setNodeAttribute(around.position, "kind", kind).scrollIntoView());
    return true;
  };
}

function wrapInListOf(
  kind: ListKind,
  state: EditorState,
  dispatch: ((tr: Transaction) => void) | undefined,
): boolean {
  const { tr } = state;
  convertTextBlocks(
    tr,
    tr.selection.from,
    tr.selection.to,
    nodeType(state.schema, "paragraph"),
    {},
  );
  const range = tr.selection.$from.blockRange(tr.selection.$to);
  if (range === null || !wrapRangeInList(tr, range, nodeType(state.schema, "list"), { kind }))
    return false;
  dispatch?.(tr.scrollIntoView());
  return true;
}

/** Nests the selected items in the item before them, in a list of the same kind. */
export const indentItems: Command = (state, dispatch) => {
  const outer = listAround(state.selection.$from);
  if (outer === null || !inItem(state)) return false;
  return sinkListItem(nodeType(state.schema, "list_item"))(
    state,
    dispatch &&
      ((tr) => {
        const inner = listAround(tr.selection.$from);
        const isNew = inner !== null && textAttr(inner.node, "id") === "";
        if (isNew) tr.setNodeAttribute(inner.position, "kind", textAttr(outer.node, "kind"));
        dispatch(tr);
      }),
  );
};

/** Takes the selected items one list outwards, or out of the list. */
export const outdentItems: Command = (state, dispatch, view) =>
  inItem(state) && liftItem(state, dispatch, view);

/** Says that Tab belongs to the list while the caret is in one, even where nothing can be nested. */
export const keepTabInList: Command = (state) => inItem(state);

/** Enter in an item: a new item with the direction and language of this one; out of the list from an empty one. */
export const splitItem: Command = (state, dispatch, view) => {
  if (!inItem(state)) return false;
  const { parent } = state.selection.$from;
  const split = splitListItem(nodeType(state.schema, "list_item"));
  const done = split(state, dispatch && ((tr) => dispatch(withLook(tr, parent))));
  return done || (parent.content.size === 0 && liftItem(state, dispatch, view));
};

/** Gives the block of the caret the direction and language of `like`, where it has none. */
function withLook(tr: Transaction, like: Node): Transaction {
  const { $from } = tr.selection;
  const language = textAttr(like, "lang");
  if (explicitDirection($from.parent) === null && explicitDirection(like) !== null)
    tr.setNodeAttribute($from.before(), "dir", explicitDirection(like));
  if (textAttr($from.parent, "lang") === "" && language !== "")
    tr.setNodeAttribute($from.before(), "lang", language);
  return tr;
}

/** Backspace at the start of an item takes it out of its list. */
export const backspaceOutOfList: Command = (state, dispatch, view) => {
  const { $from, empty } = state.selection;
  if (!empty || $from.parentOffset > 0 || !inItem(state) || $from.index(-1) > 0) return false;
  return liftItem(state, dispatch, view);
};
