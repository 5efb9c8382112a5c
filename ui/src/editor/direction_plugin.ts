/**
 * Shows every block in its direction, and lets a person set it.
 */
import type { Node } from "prosemirror-model";
import {
  type Command,
  type EditorState,
  Plugin,
  PluginKey,
  type Transaction,
} from "prosemirror-state";
import type { Decoration, DecorationSet } from "prosemirror-view";
import { type Direction, explicitDirection } from "./attrs";
import {
  attributeDecoration,
  type Decorate,
  decorateAll,
  decorationsAfter,
} from "./block_decorations";
import { blockDirection } from "./direction";

/** The article's direction, and the decorations that show every block's own. */
interface Shown {
  readonly article: Direction;
  readonly decorations: DecorationSet;
}

const key = new PluginKey<Shown>("direction");

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

function shownIn(doc: Node, article: Direction): Shown {
  return { article, decorations: decorateAll(doc, decorateIn(article)) };
}

/** The plugin that shows directions, in an article of direction `article` until told otherwise. */
export function directionPlugin(article: Direction): Plugin<Shown> {
  return new Plugin<Shown>({
    key,
    state: {
      init: (_config, state) => shownIn(state.doc, article),
      apply(tr, shown) {
        const told = tr.getMeta(key) as Direction | undefined;
        if (told !== undefined) return shownIn(tr.doc, told);
        if (!tr.docChanged) return shown;
        const decorate = decorateIn(shown.article);
        return { ...shown, decorations: decorationsAfter(tr, shown.decorations, decorate) };
      },
    },
    props: {
      decorations: (state) => key.getState(state)?.decorations,
      attributes: (state) => ({ dir: articleDirection(state) }),
    },
  });
}

/** The article's direction. */
export function articleDirection(state: EditorState): Direction {
  return key.getState(state)?.article ?? "rtl";
}

/** The transaction that tells the plugin the article's direction. It is no edit. */
export function articleDirectionChange(state: EditorState, article: Direction): Transaction {
  return state.tr.setMeta(key, article).setMeta("addToHistory", false);
}

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
