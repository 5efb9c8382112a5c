import type { NodeSpec } from "prosemirror-model";

/** The body of an article: at least one block. */
export const doc: NodeSpec = { content: "block+" };
