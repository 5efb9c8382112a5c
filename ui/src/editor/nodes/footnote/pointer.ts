/**
 * Going between a note and its sign by pointer.
 */
import { NodeSelection, Plugin, TextSelection } from "prosemirror-state";
import type { EditorView } from "prosemirror-view";
import { jumpNote } from "./commands";

/** The plugin: two clicks on a sign lead to its note, one on the number of a note leads back to its sign. */
export function footnotePointerPlugin(): Plugin {
  return new Plugin({
    props: {
      handleDoubleClickOn(view, _pos, node, at) {
        if (node.type.name !== "footnote_ref") return false;
        view.dispatch(view.state.tr.setSelection(NodeSelection.create(view.state.doc, at)));
        return jumpNote(view.state, view.dispatch.bind(view), view);
      },
      handleDOMEvents: { click: backToSign },
    },
  });
}

/** The number of a note is drawn beside its text: a click there meets the note itself and no line of it. */
function backToSign(view: EditorView, event: MouseEvent): boolean {
  const { target } = event;
  if (!(target instanceof HTMLElement) || !target.matches("aside.footnote")) return false;
  const first = target.firstElementChild?.getBoundingClientRect();
  const isBeside =
    first !== undefined && (event.clientX > first.right || event.clientX < first.left);
  if (!isBeside) return false;
  const inside = TextSelection.near(view.state.doc.resolve(view.posAtDOM(target, 0)));
  view.dispatch(view.state.tr.setSelection(inside));
  return jumpNote(view.state, view.dispatch.bind(view), view);
}
