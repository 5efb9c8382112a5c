import type { NodeSpec } from "prosemirror-model";

/** Letters: never empty, and one node where neighbours have equal marks. */
export const text: NodeSpec = { group: "inline" };
