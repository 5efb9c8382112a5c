/**
 * Putting figures together to a gallery, and taking it apart.
 */
import { type Command, Selection } from "prosemirror-state";
import { nodeType } from "../../attrs";
import { topRun } from "../../block_run";

/** Makes the selected figures one gallery; in a gallery, the figures stand alone again. */
export const toggleGallery: Command = (state, dispatch) => {
  const { parent, startIndex, endIndex, start, end } = topRun(state);
  const blocks = parent.children.slice(startIndex, endIndex);
  const [first] = blocks;
  if (first === undefined) return false;
  const { tr } = state;
  if (blocks.length === 1 && first.type.name === "gallery") {
    tr.replaceWith(start, end, first.children);
  } else {
    if (blocks.some(({ type }) => type.name !== "figure")) return false;
    tr.replaceWith(start, end, nodeType(state.schema, "gallery").create(null, blocks));
  }
  dispatch?.(tr.setSelection(Selection.near(tr.doc.resolve(start + 1))).scrollIntoView());
  return true;
};
