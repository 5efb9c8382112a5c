/**
 * The lam-alef key of Arabic layouts sends one presentation form where two letters are meant.
 */
import { Fragment, type Node, Slice } from "prosemirror-model";
import { Plugin } from "prosemirror-state";

const LIGATURE = /[\uFEF5-\uFEFC]/g;
/** The alef of U+FEF5–FEFC, two forms (isolated, final) of each. */
const ALEFS = ["آ", "آ", "أ", "أ", "إ", "إ", "ا", "ا"];

/** `text` with every lam-alef ligature as its two letters. */
export function splitLamAlef(text: string): string {
  return text.replace(LIGATURE, (sign) => `ل${ALEFS[sign.charCodeAt(0) - 0xfef5] ?? "ا"}`);
}

function splitIn(fragment: Fragment): Fragment {
  const nodes: Node[] = [];
  fragment.forEach((node) => {
    if (node.isText) nodes.push(node.type.schema.text(splitLamAlef(node.text ?? ""), node.marks));
    else nodes.push(node.copy(splitIn(node.content)));
  });
  return Fragment.from(nodes);
}

/** The plugin that writes two letters for the ligature, typed or pasted, with the caret behind both. */
export function lamAlefPlugin(): Plugin {
  return new Plugin({
    props: {
      handleTextInput(view, from, to, text) {
        const letters = splitLamAlef(text);
        if (letters === text) return false;
        view.dispatch(view.state.tr.insertText(letters, from, to).scrollIntoView());
        return true;
      },
      transformPasted: (slice) => new Slice(splitIn(slice.content), slice.openStart, slice.openEnd),
    },
  });
}
