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
/** Whatever may lead to another place than the beginning. */
const HANDS = ["keydown", "pointerdown", "wheel"] as const;

/** Lays the text out bit by bit, from its beginning; a short one is left to the engine. */
export function layOutByAndBy(view: EditorView): void {
  const blocks = view.state.doc.childCount;
  if (blocks <= FIRST + FEWEST || !CSS.supports("content-visibility", "auto")) return;
  const sheet = new CSSStyleSheet();
  const piece = Math.max(FEWEST, Math.ceil(blocks / PIECES));
  const { ownerDocument } = view.dom;
  let shown = FIRST;
  const hideRest = (): void =>
    sheet.replaceSync(
      `[${ARRIVING}] > :nth-child(n + ${shown + 1}) { content-visibility: auto; contain-intrinsic-block-size: auto 9rem; }`,
    );
  const end = (): void => {
    shown = blocks;
    document.adoptedStyleSheets = document.adoptedStyleSheets.filter((one) => one !== sheet);
    view.dom.removeAttribute(ARRIVING);
    for (const hand of HANDS) ownerDocument.removeEventListener(hand, end, true);
  };
  const next = (): void => {
    if (shown === blocks) return;
    shown += piece;
    if (shown < blocks && view.dom.isConnected) {
      hideRest();
      view.dom.getBoundingClientRect();
      requestAnimationFrame(() => setTimeout(next));
    } else end();
  };
  hideRest();
  view.dom.setAttribute(ARRIVING, "");
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
  // Engines find no place in what they have not laid out: a key to the end would lead to the start of its block.
  for (const hand of HANDS) ownerDocument.addEventListener(hand, end, true);
  requestAnimationFrame(() => setTimeout(next));
}
