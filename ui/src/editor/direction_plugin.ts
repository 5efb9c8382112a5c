/**
 * Shows every block in its direction, and lets a person set it.
 */
import type { Node } from "prosemirror-model";
import type { Command, EditorState } from "prosemirror-state";
import type { Decoration } from "prosemirror-view";
import { articleAttribute } from "./article_attribute";
import { type Direction, explicitDirection } from "./attrs";
import { attributeDecoration, type Decorate } from "./block_decorations";
import { blockDirection } from "./direction";

/** Blocks that have sides of their own (markers, a bar, columns): they follow all their text. */
const SIDED = new Set(["list", "quote", "table", "footnote"]);

/** Decorates blocks in an article of this direction. A direction set by a person is in the DOM. */
function decorateIn(article: Direction): Decorate {
  return (block, position) => {
    const found: Decoration[] = [];
    const add = (node: Node, from: number): boolean => {
      if ((node.isTextblock || SIDED.has(node.type.name)) && explicitDirection(node) === null)
        found.push(attributeDecoration(node, from, "dir", blockDirection(node, article)));
      return !node.isTextblock;
    };
    if (add(block, position)) block.descendants((node, offset) => add(node, position + 1 + offset));
    return found;
  };
}

const shown = articleAttribute<Direction>("dir", (article) => article, decorateIn);

/** The plugin that shows directions, in an article of direction `article` until told otherwise. */
export const directionPlugin = shown.plugin;

/** The article's direction. */
export function articleDirection(state: EditorState): Direction {
  return shown.of(state) ?? "rtl";
}

/** The transaction that tells the plugin the article's direction. It is no edit. */
export const articleDirectionChange = shown.change;

/**
 * A command that sets the direction of the selected blocks; null leaves it to their letters. A list or
 * quote follows where all its text is selected.
 */
export function setDirection(direction: Direction | null): Command {
  return (state, dispatch) => {
    const { from, to } = state.selection;
    const { tr } = state;
    state.doc.nodesBetween(from, to, (node, position) => {
      const follows =
        node.isTextblock || (SIDED.has(node.type.name) && covers(node, position, from, to));
      if (follows && explicitDirection(node) !== direction)
        tr.setNodeAttribute(position, "dir", direction);
      return !node.isTextblock;
    });
    if (!tr.docChanged) return false;
    dispatch?.(tr.setStoredMarks(state.storedMarks));
    return true;
  };
}

/** Whether every text block in `node` (at `position`) is touched by the range. */
function covers(node: Node, position: number, from: number, to: number): boolean {
  let all = true;
  node.descendants((child, offset) => {
    const start = position + 1 + offset;
    if (child.isTextblock && (start + child.nodeSize <= from || start > to)) all = false;
    return all && !child.isTextblock;
  });
  return all;
}
