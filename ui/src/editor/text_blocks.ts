/**
 * Turning blocks of text (paragraph, heading, pull quote) into one another.
 */
import type { Attrs, Node, NodeType } from "prosemirror-model";
import { liftListItem } from "prosemirror-schema-list";
import { type Command, EditorState, type Transaction } from "prosemirror-state";
import { liftTarget } from "prosemirror-transform";
import { carriedAttrs, nodeType } from "./attrs";

/** Kinds of text block that can become one another; a figure's caption cannot. */
const CONVERTIBLE = new Set(["paragraph", "heading", "pull_quote"]);

/** Whether the block is text that can become another kind of text block. */
export function isConvertible(node: Node): boolean {
  return CONVERTIBLE.has(node.type.name);
}

/**
 * A command that makes every text block of the selection a `name` with `attrs`. Blocks inside lists
 * and quotes are lifted out first, because only paragraphs may stand there. Ids, directions and
 * languages stay.
 */
export function setTextBlock(name: string, attrs: Attrs = {}): Command {
  return (state, dispatch) => {
    const type = nodeType(state.schema, name);
    const tr = liftedToTop(state);
    const changed = convertTextBlocks(tr, tr.selection.from, tr.selection.to, type, attrs);
    if (!changed && !tr.docChanged) return false;
    dispatch?.(tr.scrollIntoView());
    return true;
  };
}

/** Makes the convertible text blocks between two positions a `type`; says whether any changed. */
export function convertTextBlocks(
  tr: Transaction,
  from: number,
  to: number,
  type: NodeType,
  attrs: Attrs,
): boolean {
  const before = tr.doc;
  const done = tr.steps.length;
  before.nodesBetween(from, to, (node, position, parent, index) => {
    if (
      !isConvertible(node) ||
      parent === null ||
      node.hasMarkup(type, { ...node.attrs, ...attrs })
    )
      return !node.isTextblock;
    if (parent.canReplaceWith(index, index + 1, type)) {
      const start = tr.mapping.slice(done).map(position + 1);
      tr.setBlockType(start, start, type, (old) => ({ ...carriedAttrs(old), ...attrs }));
    }
    return false;
  });
  return tr.doc !== before;
}

/** A transaction in which the selection's blocks were lifted out of lists and quotes, if in any. */
function liftedToTop(state: EditorState): Transaction {
  const { tr } = state;
  for (let depth = state.selection.$from.depth; depth > 1; depth -= 1) {
    const now = EditorState.create({ doc: tr.doc, selection: tr.selection });
    const lifted = liftOnce(now);
    if (lifted === null) break;
    for (const step of lifted.steps) tr.step(step);
  }
  return tr;
}

function liftOnce(state: EditorState): Transaction | null {
  const { $from, $to } = state.selection;
  let lifted: Transaction | null = null;
  if (liftListItem(nodeType(state.schema, "list_item"))(state, (tr) => (lifted = tr)))
    return lifted;
  const range = $from.blockRange($to, (node) => node.type.name === "quote");
  const target = range === null ? null : liftTarget(range);
  return range === null || target === null ? null : state.tr.lift(range, target);
}
