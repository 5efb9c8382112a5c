/**
 * An attribute of the article that shows on every block that has none of its own: worked out, and never written into
 * the document.
 */
import type { Node } from "prosemirror-model";
import { type EditorState, Plugin, PluginKey, type Transaction } from "prosemirror-state";
import type { DecorationSet } from "prosemirror-view";
import {
  type BlockAttribute,
  type Decorate,
  decorateAll,
  decorationsAfter,
} from "./block_decorations";

/** What is told of the article, and the decorations that show every block's own. */
interface Shown<Told> {
  readonly article: Told;
  readonly decorations: DecorationSet;
}

/** How one attribute is shown. */
export interface ArticleAttribute<Told> {
  /** The plugin that shows it, in an article of which this is told until it is told otherwise. */
  readonly plugin: (article: Told) => Plugin<Shown<Told>>;
  /** What is told of the article; undefined without the plugin. */
  readonly of: (state: EditorState) => Told | undefined;
  /** What `node`, which begins at `position`, is shown to have; null where it has its own or what is around it. */
  readonly shownAt: (state: EditorState, node: Node, position: number) => string | null;
  /** The transaction that tells the plugin something else. It is no edit. */
  readonly change: (state: EditorState, article: Told) => Transaction;
}

/** The attribute `name`, which the editor itself has as `valueOf` says and blocks as `decorateIn` does. */
export function articleAttribute<Told>(
  name: BlockAttribute,
  valueOf: (article: Told) => string,
  decorateIn: (article: Told) => Decorate,
): ArticleAttribute<Told> {
  const key = new PluginKey<Shown<Told>>(name);
  const shownIn = (doc: Node, article: Told): Shown<Told> => ({
    article,
    decorations: decorateAll(doc, decorateIn(article)),
  });
  return {
    plugin: (article) =>
      new Plugin<Shown<Told>>({
        key,
        state: {
          init: (_config, state) => shownIn(state.doc, article),
          apply(tr, shown) {
            const told = tr.getMeta(key) as Told | undefined;
            if (told !== undefined) return shownIn(tr.doc, told);
            if (!tr.docChanged) return shown;
            const decorate = decorateIn(shown.article);
            return { ...shown, decorations: decorationsAfter(tr, shown.decorations, decorate) };
          },
        },
        props: {
          decorations: (state) => key.getState(state)?.decorations,
          attributes: (state) => ({ [name]: valueOf(key.getState(state)?.article ?? article) }),
        },
      }),
    of: (state) => key.getState(state)?.article,
    shownAt(state, node, position) {
      const end = position + node.nodeSize;
      const found = key.getState(state)?.decorations.find(position, end) ?? [];
      const own = found.find(({ from, to }) => from === position && to === end);
      return own === undefined ? null : (own.spec as { shown: string }).shown;
    },
    change: (state, article) => state.tr.setMeta(key, article).setMeta("addToHistory", false),
  };
}
