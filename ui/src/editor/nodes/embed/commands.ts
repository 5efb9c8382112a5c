/**
 * Cards for what stands on other sites: made of an address, and made a link again. Nothing is ever loaded.
 */
import {
  type Command,
  type EditorState,
  NodeSelection,
  TextSelection,
  type Transaction,
} from "prosemirror-state";
import { carriedAttrs, markType, nodeType, textAttr } from "../../attrs";
import { topBlock } from "../../block_place";
import { insertBlocks } from "../../insert_blocks";
import { normalHref } from "../../marks/link";

/** The card that is selected: its id, its address and what it is called. */
export interface EmbedWords {
  readonly key: string;
  readonly url: string;
  readonly title: string;
}

/** The card that is selected; null where none is. */
export function embedAt({ selection }: EditorState): EmbedWords | null {
  if (!(selection instanceof NodeSelection) || selection.node.type.name !== "embed") return null;
  const { node } = selection;
  return { key: textAttr(node, "id"), url: textAttr(node, "url"), title: textAttr(node, "title") };
}

/** The address that stands alone in the caret's paragraph; null where more or something else stands there. */
export function addressAlone({ selection: { $from, $to } }: EditorState): string | null {
  const { parent } = $from;
  const isLine = $from.depth === 1 && $from.sameParent($to) && parent.type.name === "paragraph";
  if (!isLine || parent.children.some(({ isText }) => !isText)) return null;
  const text = parent.textContent.trim();
  return /^https?:/iu.test(text) ? pageAddress(text) : null;
}

/** The address of a page that what was typed stands for; null where it stands for none. */
function pageAddress(typed: string): string | null {
  const href = normalHref(typed);
  return href !== null && /^https?:/u.test(href) ? href : null;
}

/**
 * A command that puts a card for an address in; without one, the address alone in the caret's paragraph becomes a card.
 * The caret stands behind it, so that what is typed next does not take its place.
 */
export function insertEmbed(typed: string | undefined): Command {
  return (state, dispatch) => {
    const url = typed === undefined ? addressAlone(state) : pageAddress(typed);
    if (url === null) return false;
    const { $from } = state.selection;
    const type = nodeType(state.schema, "embed");
    if (typed !== undefined) {
      const { tr, at } = insertBlocks(state, [type.create({ url })]);
      dispatch?.(caretBehind(tr, at));
      return true;
    }
    const at = $from.before();
    const card = type.create({ ...carriedAttrs($from.parent), url });
    dispatch?.(caretBehind(state.tr.replaceWith(at, $from.after(), card), at));
    return true;
  };
}

/** Leaves the caret in a paragraph behind the card at this position. */
function caretBehind(tr: Transaction, at: number): Transaction {
  const { nodeAfter: card } = tr.doc.resolve(at);
  const end = at + (card?.nodeSize ?? 0);
  const next = tr.doc.resolve(end).nodeAfter;
  if (next?.type.name !== "paragraph")
    tr.insert(end, nodeType(tr.doc.type.schema, "paragraph").create());
  return tr.setSelection(TextSelection.create(tr.doc, end + 1)).scrollIntoView();
}

/** A command that calls the card with this id by another title. */
export function describeEmbed(key: string, title: string): Command {
  return (state, dispatch) => {
    const card = topBlock(state.doc, key);
    if (card?.node.type.name !== "embed") return false;
    const { node, at } = card;
    const { selection } = state;
    const tr = state.tr.setNodeMarkup(at, null, { ...node.attrs, title });
    // The card is replaced by its like: it stays the one that is selected.
    if (selection instanceof NodeSelection && selection.from === at)
      tr.setSelection(NodeSelection.create(tr.doc, at));
    dispatch?.(tr);
    return true;
  };
}

/** Makes the selected card a paragraph that links to its address, by its title. */
export const embedToLink: Command = (state, dispatch) => {
  const { selection } = state;
  if (!(selection instanceof NodeSelection) || selection.node.type.name !== "embed") return false;
  const { node, from, to } = selection;
  const url = textAttr(node, "url");
  const title = textAttr(node, "title").trim();
  const link = markType(state.schema, "link").create({ href: url });
  const text = state.schema.text(title === "" ? url : title, [link]);
  const paragraph = nodeType(state.schema, "paragraph").create(carriedAttrs(node), text);
  const tr = state.tr.replaceWith(from, to, paragraph);
  tr.setSelection(TextSelection.create(tr.doc, from + 1 + text.nodeSize));
  dispatch?.(tr.scrollIntoView());
  return true;
};
