/**
 * A long article that has just come: what is out of sight is laid out after the first frame, in pieces that leave room
 * for keys. Only at its beginning: what is not laid out has a height that is guessed, which would move a place further
 * down.
 */
import type { EditorView } from "prosemirror-view";

/** Blocks that are laid out at once: more than a window shows. */
const FIRST = 24;
/** Pieces that the rest comes in, and the fewest blocks of one. */
const PIECES = 24;
const FEWEST = 8;

const ARRIVING = "data-arriving";

/** Lays the text out bit by bit, from its beginning; a short one is left to the engine. */
export function layOutByAndBy(view: EditorView): void {
  const blocks = view.state.doc.childCount;
  if (blocks <= FIRST + FEWEST || !CSS.supports("content-visibility", "auto")) return;
  const sheet = new CSSStyleSheet();
  const piece = Math.max(FEWEST, Math.ceil(blocks / PIECES));
  let shown = FIRST;
  const hideRest = (): void =>
    sheet.replaceSync(
      `[${ARRIVING}] > :nth-child(n + ${shown + 1}) { content-visibility: auto; contain-intrinsic-block-size: auto 9rem; }`,
    );
  const next = (): void => {
    shown += piece;
    if (shown < blocks && view.dom.isConnected) {
      hideRest();
      view.dom.getBoundingClientRect();
      requestAnimationFrame(() => setTimeout(next));
    } else {
      document.adoptedStyleSheets = document.adoptedStyleSheets.filter((one) => one !== sheet);
      view.dom.removeAttribute(ARRIVING);
    }
  };
  hideRest();
  view.dom.setAttribute(ARRIVING, "");
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
  requestAnimationFrame(() => setTimeout(next));
}
