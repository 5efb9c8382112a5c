import fc from "fast-check";
import type { Node } from "prosemirror-model";
import type { EditorState } from "prosemirror-state";
import { anyBlock } from "./documents";

/** A place, a size and a block, of which an edit is made in whatever document there is. */
export type Edit = readonly [at: number, size: number, block: Node];

/** Edits that remove, replace and type. */
export const anyEdits: fc.Arbitrary<Edit[]> = fc.array(fc.tuple(fc.nat(), fc.nat(), anyBlock), {
  maxLength: 6,
});

/** The state after these edits; `typed` is what is typed. */
export function edited(state: EditorState, edits: readonly Edit[], typed: string): EditorState {
  return edits.reduce((now, [at, size, block]) => {
    const from = at % (now.doc.content.size + 1);
    const to = Math.min(now.doc.content.size, from + (size % 12));
    const edit = now.tr;
    if (size % 3 === 0) edit.deleteRange(from, to);
    else if (size % 3 === 1) edit.replaceRangeWith(from, to, block);
    else edit.insertText(typed, from, to);
    return now.apply(edit);
  }, state);
}
