import type { ArticleInWindow, BlockJson } from "../../ipc/bindings";

/** All that is read of an article, as plain text: its head, then its blocks with an empty line between them. */
export function plainText({ fields, body }: ArticleInWindow): string {
  const byline = fields.byline.join("، ");
  const head = [fields.kicker, fields.headline, fields.standfirst, byline];
  const parts = [...head, ...body.content.map((block) => textOf(block))];
  return parts.filter((part) => part.trim() !== "").join("\n\n");
}

/** The text of a block: that of one with words on a line, that of one which holds others line by line. */
function textOf(block: BlockJson): string {
  const inside = block.content ?? [];
  if (!inside.some(isBlock)) return inside.map(wordsOf).join("");
  return inside.map((child) => textOf(child)).join("\n");
}

function wordsOf(inline: BlockJson): string {
  return inline.type === "hard_break" ? "\n" : (inline.text ?? "");
}

function isBlock(node: BlockJson): boolean {
  return node.text === undefined && node.type !== "hard_break" && node.type !== "footnote_ref";
}
