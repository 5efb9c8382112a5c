/**
 * The space key writes a plain space. Browsers write a no-break space where they would otherwise let the space
 * collapse; in the document it would hold words together in every export.
 */
import { Plugin } from "prosemirror-state";

const NO_BREAK = "\u00a0";

/** The plugin; it stands before all that hear what is typed. A no-break space that has a key of its own stays. */
export function typedSpacePlugin(): Plugin {
  let isMeant = false;
  return new Plugin({
    props: {
      handleDOMEvents: {
        keydown(_view, { key }) {
          isMeant = key === NO_BREAK;
          return false;
        },
      },
      handleTextInput(view, from, to, text) {
        if (isMeant || !text.includes(NO_BREAK)) return false;
        const typed = text.replaceAll(NO_BREAK, " ");
        const insert = () => view.state.tr.insertText(typed, from, to).scrollIntoView();
        const isHandled = view.someProp("handleTextInput", (handle) =>
          handle(view, from, to, typed, insert),
        );
        if (isHandled !== true) view.dispatch(insert());
        return true;
      },
    },
  });
}
