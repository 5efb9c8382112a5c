/**
 * The lines of text that are counted: those that the core's count goes through, letter by letter.
 */
import type { Node } from "prosemirror-model";
import type { EditorState } from "prosemirror-state";

/** The text of each block of text in the document: a hard break is a line feed, a note's sign is nothing. */
export function linesOf(state: EditorState): string[] {
  return linesBetween(state.doc, 0, state.doc.content.size);
}

/** The same of what is selected; empty where nothing is. */
export function selectedLinesOf(state: EditorState): string[] {
  const { empty, ranges } = state.selection;
  if (empty) return [];
  return ranges.flatMap(({ $from, $to }) => linesBetween(state.doc, $from.pos, $to.pos));
}

function linesBetween(doc: Node, from: number, to: number): string[] {
  const lines: string[] = [];
  doc.nodesBetween(from, to, (node, position) => {
    if (!node.isTextblock) return true;
    const begin = Math.max(from - position - 1, 0);
    const end = Math.min(to - position - 1, node.content.size);
    if (begin < end) lines.push(node.textBetween(begin, end, null, leafText));
    return false;
  });
  return lines;
}

function leafText(leaf: Node): string {
  return leaf.type.name === "hard_break" ? "\n" : "";
}
