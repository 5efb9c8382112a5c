/**
 * Shows in which language each block is whose language nobody has said, so that screen readers change their voice and
 * the system its fonts. The document does not get it: what the text says is not written down.
 */
import type { Node, ResolvedPos } from "prosemirror-model";
import type { EditorState } from "prosemirror-state";
import type { Decoration } from "prosemirror-view";
import { articleAttribute } from "./article_attribute";
import { type Direction, textAttr } from "./attrs";
import { attributeDecoration, type Decorate } from "./block_decorations";
import { lineText } from "./direction";
import { linesLanguage, textLanguage } from "./language";

/** The article's language and direction. */
export interface ArticleLanguage {
  readonly language: string;
  readonly dir: Direction;
}

/** Blocks that hold others and have a language of their own. */
const HOLDERS = new Set(["list", "quote", "table", "footnote", "gallery"]);

function linesIn(node: Node): string[] {
  const lines: string[] = [];
  node.descendants((child) => {
    if (child.isTextblock) lines.push(lineText(child));
    return !child.isTextblock;
  });
  return lines;
}

/** Decorates blocks in an article of this language. */
function decorateIn({ language: article, dir }: ArticleLanguage): Decorate {
  return (block, position) => {
    const found: Decoration[] = [];
    const visit = (node: Node, from: number, around: string): void => {
      const isHolder = HOLDERS.has(node.type.name);
      let own = textAttr(node, "lang");
      if (own === "" && (node.isTextblock || isHolder)) {
        const place = { around, article, dir };
        const of = isHolder
          ? linesLanguage(linesIn(node), place)
          : textLanguage(lineText(node), place);
        own = of ?? "";
        if (own !== "" && own !== around) found.push(attributeDecoration(node, from, "lang", own));
      }
      if (node.isTextblock) return;
      node.forEach((child, offset) => visit(child, from + 1 + offset, own === "" ? around : own));
    };
    visit(block, position, article);
    return found;
  };
}

const shown = articleAttribute<ArticleLanguage>("lang", ({ language }) => language, decorateIn);

/** The plugin that shows languages, in an article of `article` until told otherwise. */
export const languagePlugin = shown.plugin;

/** The article's language. */
export function articleLanguage(state: EditorState): string {
  return shown.of(state)?.language ?? "";
}

/** The language at the start of the selection, as it is shown: that of the run, else of the block, else what is around it. */
export function languageAt(state: EditorState): string {
  const { $from } = state.selection;
  const run = (state.storedMarks ?? $from.marks()).find(({ type }) => type.name === "lang");
  if (run !== undefined) return textAttr(run, "lang");
  return languageFrom(state, $from, $from.depth);
}

/** The language that a line without letters has at the start of the selection. */
export function languageAround(state: EditorState): string {
  const { $from } = state.selection;
  const own = textAttr($from.parent, "lang");
  return own === "" ? languageFrom(state, $from, $from.depth - 1) : own;
}

function languageFrom(state: EditorState, $from: ResolvedPos, deepest: number): string {
  for (let depth = deepest; depth > 0; depth -= 1) {
    const node = $from.node(depth);
    const own = textAttr(node, "lang");
    const found = own === "" ? shown.shownAt(state, node, $from.before(depth)) : own;
    if (found !== null) return found;
  }
  return articleLanguage(state);
}

/** The transaction that tells the plugin the article's language. It is no edit. */
export const articleLanguageChange = shown.change;
