import type { Mark, MarkSpec, Node } from "prosemirror-model";
import type { Command, EditorState } from "prosemirror-state";
import { markType, textAttr } from "../attrs";

const ALLOWED = /^(?:https?:\/\/[^\s/?#]|mailto:[^\s]|tel:[^\s])[^\s]*$/i;
const OTHER_SCHEME = /^[a-z][a-z0-9+.-]*:(?!\d)/i;
const MAIL_ADDRESS = /^[^\s@/:]+@[^\s@/:]+\.[^\s@/:]+$/;
const BARE_DOMAIN =
  /^[\p{L}\p{N}-]+(?:\.[\p{L}\p{M}\p{N}-]+)*\.[\p{L}\p{M}]{2,}(?::\d+)?(?:[/?#]\S*)?$/u;

/** Whether a link may lead to `href`: http, https, mailto or tel, complete and without spaces. */
export function isAllowedHref(href: unknown): boolean {
  return typeof href === "string" && ALLOWED.test(href);
}

/**
 * The address that what a person typed stands for; null where it stands for none that is allowed.
 * A bare domain gets https, a bare mail address mailto.
 */
export function normalHref(typed: string): string | null {
  const text = typed.trim();
  if (isAllowedHref(text)) return lowerScheme(text);
  if (OTHER_SCHEME.test(text)) return null;
  if (MAIL_ADDRESS.test(text)) return `mailto:${text}`;
  return BARE_DOMAIN.test(text) ? `https://${text}` : null;
}

/** The address with its scheme in small letters, as it is compared everywhere else. */
function lowerScheme(href: string): string {
  return href.replace(/^[^:]*/, (scheme) => scheme.toLowerCase());
}

function validateHref(value: unknown): void {
  if (!isAllowedHref(value)) throw new RangeError("a link leads to http, https, mailto or tel");
}

/** A link. It does not grow when text is typed at its end. */
export const link: MarkSpec = {
  attrs: { href: { validate: validateHref }, title: { default: null, validate: "string|null" } },
  inclusive: false,
  parseDOM: [
    {
      tag: "a[href]",
      getAttrs(dom) {
        const href = dom.getAttribute("href");
        if (href === null || !isAllowedHref(href)) return false;
        return { href: lowerScheme(href), title: dom.getAttribute("title") };
      },
    },
  ],
  toDOM(mark) {
    const title: unknown = mark.attrs["title"];
    const href = textAttr(mark, "href");
    return ["a", typeof title === "string" ? { href, title } : { href }, 0];
  },
};

/** The link at the start of the selection, or around the caret; null where there is none. */
export function linkAt(state: EditorState): Mark | null {
  const { $from, empty } = state.selection;
  const type = markType(state.schema, "link");
  const after = $from.nodeAfter?.marks ?? [];
  const before = empty ? ($from.nodeBefore?.marks ?? []) : [];
  return type.isInSet(after) ?? type.isInSet(before) ?? null;
}

/** From where to where the link at the caret reaches, in document positions. */
function linkRange(state: EditorState): { from: number; to: number } | null {
  const mark = linkAt(state);
  if (mark === null) return null;
  const { parent } = state.selection.$from;
  const { $from } = state.selection;
  const has = (node: Node): boolean => mark.isInSet(node.marks);
  let first = $from.index();
  if (first >= parent.childCount || !has(parent.child(first))) first -= 1;
  let last = first;
  while (first > 0 && has(parent.child(first - 1))) first -= 1;
  while (last + 1 < parent.childCount && has(parent.child(last + 1))) last += 1;
  let from = $from.start();
  for (let index = 0; index < first; index += 1) from += parent.child(index).nodeSize;
  let to = from;
  for (let index = first; index <= last; index += 1) to += parent.child(index).nodeSize;
  return { from, to };
}

/**
 * A command that links the selection to what `typed` stands for. Without a selection it changes the
 * link at the caret, or writes the address itself as a link. It refuses an address not allowed.
 */
export function setLink(typed: string, title: string | null = null): Command {
  return (state, dispatch) => {
    const href = normalHref(typed);
    if (href === null || !state.selection.$from.parent.inlineContent) return false;
    const mark = markType(state.schema, "link").create({ href, title });
    const { tr, selection } = state;
    const range = selection.empty ? linkRange(state) : selection;
    if (range === null) {
      const marks = mark.addToSet(state.storedMarks ?? selection.$from.marks());
      tr.replaceSelectionWith(state.schema.text(typed.trim(), marks), false);
    } else {
      tr.addMark(range.from, range.to, mark);
    }
    dispatch?.(tr.scrollIntoView());
    return true;
  };
}

/** Takes the link off the selection, or off the whole link at the caret. */
export const unsetLink: Command = (state, dispatch) => {
  const range = state.selection.empty ? linkRange(state) : state.selection;
  const type = markType(state.schema, "link");
  if (range === null || !state.doc.rangeHasMark(range.from, range.to, type)) return false;
  dispatch?.(state.tr.removeMark(range.from, range.to, type).scrollIntoView());
  return true;
};
