/**
 * The text of a block by its positions.
 */
import type { Node } from "prosemirror-model";

/** What stands for a node in a line where text is wanted; a hard break is a line feed. */
const INLINE_NODE = "\uFFFC";

/** The text of a block, one UTF-16 unit for each of its positions. */
export function blockText(block: Node): string {
  return block.textBetween(0, block.content.size, null, (leaf) =>
    leaf.type.name === "hard_break" ? "\n" : INLINE_NODE,
  );
}
