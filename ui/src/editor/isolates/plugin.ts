/**
 * Shows dates, numbers and addresses in the direction they are read in, wherever they stand: they are no part of the
 * document, and leave it as isolates by the export's own rules.
 */
import type { Node } from "prosemirror-model";
import { Plugin, PluginKey } from "prosemirror-state";
import { Decoration, type DecorationSet } from "prosemirror-view";
import { type Decorate, decorateAll, decorationsAfter } from "../block_decorations";
import { blockText } from "../block_text";
import { findIsolates, type Isolate, isDigits } from "./find";

const RTL = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefe]/u;

/** Nodes never change, so what was found in a block holds as long as it does. */
const seen = new WeakMap<Node, readonly Isolate[]>();
const NONE: readonly Isolate[] = [];

/** The runs of a text block, counted from where its text begins. */
function isolatesOf(block: Node): readonly Isolate[] {
  const known = seen.get(block);
  if (known !== undefined) return known;
  const text = blockText(block);
  const found = RTL.test(text) ? findIsolates(text).filter((run) => isWhole(block, run)) : NONE;
  seen.set(block, found);
  return found;
}

/** Whether no mark begins or ends within the run: each part would be isolated alone, and they would change places. */
function isWhole(block: Node, { from, to }: Isolate): boolean {
  const { node, offset } = block.childAfter(from);
  return node !== null && to <= offset + node.nodeSize;
}

const decorate: Decorate = (block, position) => {
  const found: Decoration[] = [];
  const look = (node: Node, start: number): boolean => {
    if (!node.isTextblock) return true;
    for (const { from, to, kind } of isolatesOf(node)) {
      const shown = isDigits(kind) ? "isolate whole" : "isolate";
      found.push(Decoration.inline(start + from, start + to, { class: shown }, { shown }));
    }
    return false;
  };
  if (look(block, position + 1))
    block.descendants((node, offset) => look(node, position + 2 + offset));
  return found;
};

const key = new PluginKey<DecorationSet>("isolates");

/** The plugin. */
export function isolatesPlugin(): Plugin<DecorationSet> {
  return new Plugin<DecorationSet>({
    key,
    state: {
      init: (_config, state) => decorateAll(state.doc, decorate),
      apply: (tr, decorations) =>
        tr.docChanged ? decorationsAfter(tr, decorations, decorate) : decorations,
    },
    props: { decorations: (state) => key.getState(state) },
  });
}
