/**
 * How deep blocks may nest: no deeper than a vault accepts, so that no edit makes a document that
 * cannot be saved.
 */
import type { Node } from "prosemirror-model";
import { Plugin } from "prosemirror-state";
import { changedChildren } from "./changed_children";

/** The deepest level that a node, text included, may stand at; the document's own blocks are level 1. */
export const MAX_DEPTH = 32;

/** How many levels there are below a node. */
function levelsBelow(node: Node): number {
  return node.children.reduce((most, child) => Math.max(most, 1 + levelsBelow(child)), 0);
}

/** The plugin that refuses an edit (a Tab, a paste) that would nest too deep. */
export function depthLimitPlugin(): Plugin {
  return new Plugin({
    filterTransaction(tr) {
      const changed = tr.docChanged ? changedChildren(tr.before, tr.doc) : null;
      if (changed === null) return true;
      const blocks = tr.doc.children.slice(changed.from, changed.newTo);
      return blocks.every((block) => 1 + levelsBelow(block) <= MAX_DEPTH);
    },
  });
}
