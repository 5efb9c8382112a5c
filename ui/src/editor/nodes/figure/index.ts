import type { NodeSpec } from "prosemirror-model";
import type { Command, EditorState } from "prosemirror-state";
import { blockAttrs, blockDom, readBlock, textAttr } from "../../attrs";

/**
 * A picture with its caption. The picture itself is a box that bears its description: nothing is
 * loaded, from the vault or from anywhere.
 */
export const figure: NodeSpec = {
  attrs: {
    ...blockAttrs,
    media: { default: null, validate: "string|null" },
    alt: { default: "", validate: "string" },
    credit: { default: "", validate: "string" },
    rights: { default: "", validate: "string" },
  },
  content: "inline*",
  group: "block",
  isolating: true,
  parseDOM: [
    {
      tag: "figure[data-id]",
      contentElement: "figcaption",
      getAttrs: (dom) => ({
        ...readBlock(dom),
        media: dom.getAttribute("data-media"),
        alt: dom.getAttribute("data-alt") ?? "",
        credit: dom.getAttribute("data-credit") ?? "",
        rights: dom.getAttribute("data-rights") ?? "",
      }),
    },
  ],
  toDOM(node) {
    const media: unknown = node.attrs["media"];
    const alt = textAttr(node, "alt");
    const credit = textAttr(node, "credit");
    const rights = textAttr(node, "rights");
    const own = {
      ...(typeof media === "string" ? { "data-media": media } : {}),
      ...(rights === "" ? {} : { "data-rights": rights }),
    };
    const picture = { class: "picture", contenteditable: "false" };
    const spoken = alt === "" ? { "aria-hidden": "true" } : { role: "img", "aria-label": alt };
    return [
      "figure",
      blockDom(node, { ...own, "data-alt": alt, "data-credit": credit }),
      ["div", { ...picture, ...spoken }, ["bdi", alt], ["bdi", { class: "credit" }, credit]],
      ["figcaption", 0],
    ];
  },
};

/** The words of a figure that are not typed on the page: its description, where it is from and whose it is. */
export type FigureWord = "alt" | "credit" | "rights";

/** The figure of the caret: its id, and those words. */
export interface FigureWords extends Readonly<Record<FigureWord, string>> {
  readonly key: string;
}

/** The words of the figure that the caret stands in, or that is selected; null where there is none. */
export function figureAt({ selection: { $from } }: EditorState): FigureWords | null {
  const node = $from.parent.type.name === "figure" ? $from.parent : $from.nodeAfter;
  if (node?.type.name !== "figure") return null;
  return {
    key: textAttr(node, "id"),
    alt: textAttr(node, "alt"),
    credit: textAttr(node, "credit"),
    rights: textAttr(node, "rights"),
  };
}

/** Gives the figure with this id another description, credit or rights; the caret stays where it is. */
export function describeFigure(key: string, words: Partial<Record<FigureWord, string>>): Command {
  return (state, dispatch) => {
    let found = false;
    state.doc.descendants((node, position) => {
      if (found || node.type.name !== "figure" || textAttr(node, "id") !== key) return !found;
      found = true;
      // All of the markup at once: letters typed one after the other are then one step of undo.
      dispatch?.(state.tr.setNodeMarkup(position, null, { ...node.attrs, ...words }));
      return false;
    });
    return found;
  };
}
