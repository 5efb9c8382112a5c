/**
 * Shows in which language each block is whose language nobody has said, so that screen readers change their voice and
 * the system its fonts. The document does not get it: what the text says is not written down.
 */
import type { Node } from "prosemirror-model";
import { type EditorState, Plugin, PluginKey, type Transaction } from "prosemirror-state";
import type { Decoration, DecorationSet } from "prosemirror-view";
import { type Direction, textAttr } from "./attrs";
import {
  attributeDecoration,
  type Decorate,
  decorateAll,
  decorationsAfter,
} from "./block_decorations";
import { lineText } from "./direction";
import { linesLanguage, textLanguage } from "./language";

/** The article's language and direction. */
export interface ArticleLanguage {
  readonly language: string;
  readonly dir: Direction;
}

interface Shown {
  readonly article: ArticleLanguage;
  readonly decorations: DecorationSet;
}

const key = new PluginKey<Shown>("language");

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

/** The plugin that shows languages, in an article of `article` until told otherwise. */
export function languagePlugin(article: ArticleLanguage): Plugin<Shown> {
  const shownIn = (doc: Node, told: ArticleLanguage): Shown => ({
    article: told,
    decorations: decorateAll(doc, decorateIn(told)),
  });
  return new Plugin<Shown>({
    key,
    state: {
      init: (_config, state) => shownIn(state.doc, article),
      apply(tr, shown) {
        const told = tr.getMeta(key) as ArticleLanguage | undefined;
        if (told !== undefined) return shownIn(tr.doc, told);
        if (!tr.docChanged) return shown;
        const decorate = decorateIn(shown.article);
        return { ...shown, decorations: decorationsAfter(tr, shown.decorations, decorate) };
      },
    },
    props: {
      decorations: (state) => key.getState(state)?.decorations,
      attributes: (state) => ({ lang: articleLanguage(state) }),
    },
  });
}

/** The article's language. */
export function articleLanguage(state: EditorState): string {
  return key.getState(state)?.article.language ?? "";
}

/** The transaction that tells the plugin the article's language. It is no edit. */
export function articleLanguageChange(state: EditorState, article: ArticleLanguage): Transaction {
  return state.tr.setMeta(key, article).setMeta("addToHistory", false);
}
