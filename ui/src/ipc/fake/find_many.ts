import type {
  Article,
  BlockJson,
  ChosenPlaces,
  FindQuery,
  FoundInArticles,
  FoundPlace,
  ReplacedInArticles,
} from "../bindings";
import type { Desk } from "./desk";
import { findInTexts } from "./find";

/** What answers where words are looked for: in lines, and in the headlines and the text of several articles. */
export class FakeFindMany {
  readonly #desk: () => Desk;
  readonly #tell: (progress: { done: number; total: number }) => void;
  /** What a host that takes its time waits for; nothing where it answers at once. */
  waits: Promise<void> = Promise.resolve();
  #stopped = false;

  constructor(desk: () => Desk, tell: (progress: { done: number; total: number }) => void) {
    this.#desk = desk;
    this.#tell = tell;
  }

  get answers(): Record<string, (args: never) => unknown> {
    return {
      find_in_texts: (args: { query: FindQuery; replacement: string; texts: string[] }) =>
        findInTexts(args.query, args.replacement, args.texts),
      find_in_articles: (args: { query: FindQuery; replacement: string; articles: string[] }) =>
        this.#find(args.query, args.replacement, args.articles),
      replace_in_articles: (args: {
        query: FindQuery;
        replacement: string;
        chosen: ChosenPlaces[];
      }) => this.#replace(args.query, args.replacement, args.chosen),
      find_cancel: () => (this.#stopped = true),
    };
  }

  async #find(query: FindQuery, replacement: string, ids: string[]): Promise<FoundInArticles> {
    this.#stopped = false;
    this.#tell({ done: 0, total: ids.length });
    await this.waits;
    const articles = ids.flatMap((id) => {
      const article = this.#desk().open(id);
      const { headline, language } = article.fields;
      const { version } = article;
      const places: FoundPlace[] = [];
      eachText(article, (where, text) => {
        for (const one of findInTexts(query, replacement, [text]))
          places.push({
            number: places.length,
            where,
            before: text.slice(0, one.from_utf16).slice(-24),
            text: text.slice(one.from_utf16, one.to_utf16),
            with: one.with,
            after: text.slice(one.to_utf16).slice(0, 24),
          });
        return text;
      });
      return places.length === 0 ? [] : [{ id, headline, language, version, places }];
    });
    const stopped = this.#isStopped();
    return { articles: stopped ? [] : articles, more: false, stopped };
  }

  // Somebody may stop it while it waits.
  #isStopped(): boolean {
    return this.#stopped;
  }

  async #replace(
    query: FindQuery,
    replacement: string,
    chosen: ChosenPlaces[],
  ): Promise<ReplacedInArticles> {
    this.#stopped = false;
    await this.waits;
    if (this.#isStopped()) return { places: 0, articles: [], changed: [], stopped: true };
    const desk = this.#desk();
    const isSame = ({ article, base_version }: ChosenPlaces): boolean =>
      desk.open(article).version === base_version;
    const done = chosen.filter(isSame);
    desk.rewriteAll(
      done.map(({ article }) => article),
      "article.replace",
      (article) => {
        const numbers = done.find((one) => one.article === article.id)?.numbers ?? [];
        let number = 0;
        eachText(article, (_, text) => {
          let after = "";
          let rest = 0;
          for (const one of findInTexts(query, replacement, [text])) {
            const isChosen = numbers.includes(number);
            number += 1;
            if (!isChosen) continue;
            after += text.slice(rest, one.from_utf16) + one.with;
            rest = one.to_utf16;
          }
          return after + text.slice(rest);
        });
      },
    );
    return {
      places: done.reduce((sum, { numbers }) => sum + numbers.length, 0),
      articles: done.map(({ article }) => article),
      changed: chosen.filter((one) => !done.includes(one)).map(({ article }) => article),
      stopped: false,
    };
  }
}

/** Puts what `change` makes of it in the place of the headline and of each text of the body. */
function eachText(
  article: Article,
  change: (where: "headline" | "text", text: string) => string,
): void {
  article.fields.headline = change("headline", article.fields.headline);
  const inBlock = (block: BlockJson): void => {
    if (block.text !== undefined) block.text = change("text", block.text);
    for (const child of block.content ?? []) inBlock(child);
  };
  article.body.content.forEach(inBlock);
}
