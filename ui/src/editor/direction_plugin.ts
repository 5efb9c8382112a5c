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
import { Decoration, DecorationSet } from "prosemirror-view";
import { type Direction, explicitDirection } from "./attrs";
import { changedChildren, forChildren } from "./changed_children";
import { blockDirection } from "./direction";

/** The article's direction, and the decorations that show every block's own. */
interface Shown {
  readonly article: Direction;
  readonly decorations: DecorationSet;
}

const key = new PluginKey<Shown>("direction");

/** Blocks that have sides of their own (markers, a bar, columns): they follow all their text. */
const SIDED = new Set(["list", "quote", "table", "footnote"]);

function decoration(node: Node, from: number, dir: Direction): Decoration {
  return Decoration.node(from, from + node.nodeSize, { dir }, { dir });
}

/** The decorations of one top-level block and all within it. A direction set by a person is in the DOM. */
function decorate(block: Node, position: number, article: Direction): Decoration[] {
  const found: Decoration[] = [];
  const add = (node: Node, from: number): boolean => {
    if ((node.isTextblock || SIDED.has(node.type.name)) && explicitDirection(node) === null)
      found.push(decoration(node, from, blockDirection(node, article)));
    return !node.isTextblock;
  };
  if (add(block, position)) block.descendants((node, offset) => add(node, position + 1 + offset));
  return found;
}

function decorateAll(doc: Node, article: Direction): Shown {
  const found: Decoration[] = [];
  doc.forEach((block, position) => found.push(...decorate(block, position, article)));
  return { article, decorations: DecorationSet.create(doc, found) };
}

/** A decoration as text, to compare what is shown with what should be. */
function signature({ from, to, spec }: Decoration): string {
  return `${from}-${to}-${(spec as { dir: Direction }).dir}`;
}

function sameDecorations(some: readonly Decoration[], others: readonly Decoration[]): boolean {
  const wanted = new Set(others.map(signature));
  return some.length === others.length && some.every((one) => wanted.has(signature(one)));
}

function afterEdit(tr: Transaction, { article, decorations }: Shown): Shown {
  const mapped = decorations.map(tr.mapping, tr.doc);
  const changed = changedChildren(tr.before, tr.doc);
  if (changed === null) return { article, decorations: mapped };
  const wanted: Decoration[] = [];
  let start = Number.POSITIVE_INFINITY;
  let end = 0;
  forChildren(tr.doc, changed.from, changed.newTo, (block, position) => {
    start = Math.min(start, position);
    end = position + block.nodeSize;
    wanted.push(...decorate(block, position, article));
  });
  const shown = mapped.find(start, end).filter((one) => one.from >= start && one.to <= end);
  // Most typed letters change nothing here, and what is not touched is not drawn again.
  if (sameDecorations(shown, wanted)) return { article, decorations: mapped };
  return { article, decorations: mapped.remove(shown).add(tr.doc, wanted) };
}

/** The plugin that shows directions, in an article of direction `article` until told otherwise. */
export function directionPlugin(article: Direction): Plugin<Shown> {
  return new Plugin<Shown>({
    key,
    state: {
      init: (_config, state) => decorateAll(state.doc, article),
      apply(tr, shown) {
        const told = tr.getMeta(key) as Direction | undefined;
        if (told !== undefined) return decorateAll(tr.doc, told);
        return tr.docChanged ? afterEdit(tr, shown) : shown;
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
