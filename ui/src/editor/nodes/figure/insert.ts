/**
 * Putting pictures of the vault into the text.
 */
import type { Node, Schema } from "prosemirror-model";
import type { Command, EditorState } from "prosemirror-state";
import { nodeType } from "../../attrs";
import { selectionOfBlock } from "../../block_commands";
import { topBlock } from "../../block_place";
import { insertBlocks } from "../../insert_blocks";

/** A picture of the vault, with the words that are known of it. */
export interface NewFigure {
  /** Its id in the vault. */
  readonly media: string;
  readonly alt: string;
  readonly caption: string;
  readonly credit: string;
  readonly rights: string;
}

function figureOf(schema: Schema, { media, alt, caption, credit, rights }: NewFigure): Node {
  const words = caption.replace(/\s+/gu, " ").trim();
  const attrs = { media, alt, credit, rights };
  return nodeType(schema, "figure").create(attrs, words === "" ? null : schema.text(words));
}

/**
 * A command that puts figures in: before the top-level block with the id `before` where it is given and there, else
 * behind the caret's block, and in a gallery behind the caret's figure. The caret comes into the caption of the first.
 */
export function insertFigures(
  figures: readonly NewFigure[],
  before: string | null = null,
): Command {
  return (state, dispatch) => {
    if (figures.length === 0) return false;
    const place = before === null ? null : (topBlock(state.doc, before)?.at ?? null);
    const nodes = figures.map((figure) => figureOf(state.schema, figure));
    const inGallery = place === null ? placeInGallery(state) : null;
    const { tr, at } =
      inGallery === null
        ? insertBlocks(state, nodes, place)
        : { tr: state.tr.insert(inGallery, nodes), at: inGallery };
    dispatch?.(tr.setSelection(selectionOfBlock(tr.doc, at)).scrollIntoView());
    return true;
  };
}

/** Behind the caret's figure where that stands in a gallery; null elsewhere. */
function placeInGallery({ selection: { $to } }: EditorState): number | null {
  for (let depth = $to.depth; depth > 0; depth -= 1)
    if ($to.node(depth).type.name === "gallery")
      return $to.depth > depth ? $to.after(depth + 1) : $to.pos;
  return null;
}
