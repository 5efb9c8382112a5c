import type { MarkSpec } from "prosemirror-model";

/** Underlined. */
export const underline: MarkSpec = { parseDOM: [{ tag: "u" }], toDOM: () => ["u", 0] };
