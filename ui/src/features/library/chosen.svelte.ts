import { SvelteMap } from "svelte/reactivity";
import type { ArticleSummary } from "../../ipc/bindings";

/** What is kept of a chosen article: enough to name it where the list does not show it. */
export type ChosenArticle = Pick<ArticleSummary, "id" | "headline" | "language">;

/** The articles chosen in the list, to do something with all of them. They stay when the list is filtered. */
export class Chosen {
  /** The person asked to choose, and has not chosen yet. */
  asked = $state(false);
  readonly #articles = new SvelteMap<string, ChosenArticle>();
  /** Where a stretch begins. */
  #anchor: string | null = null;
  /** What the present stretch has chosen that was not chosen before it. */
  #stretch: string[] = [];

  /** How many there are. */
  get count(): number {
    return this.#articles.size;
  }

  /** Whether the list is for choosing now. */
  get choosing(): boolean {
    return this.asked || this.count > 0;
  }

  /** Whether this article is one. */
  has(id: string): boolean {
    return this.#articles.has(id);
  }

  /** Chooses an article, or no more. */
  toggle(article: ChosenArticle): void {
    if (!this.#articles.delete(article.id)) this.#choose(article);
    this.#anchor = article.id;
    this.#stretch = [];
  }

  /** Chooses every line from where the stretch begins to this article; another end of it gives up what it left. */
  stretch(lines: readonly ChosenArticle[], from: string | null, to: string): void {
    const begins = lines.findIndex(({ id }) => id === (this.#anchor ?? from));
    const ends = lines.findIndex(({ id }) => id === to);
    if (ends === -1) return;
    const [first, last] = begins === -1 ? [ends, ends] : [begins, ends].sort((a, b) => a - b);
    this.#anchor = lines[begins === -1 ? ends : begins]?.id ?? to;
    for (const id of this.#stretch) this.#articles.delete(id);
    const within = lines.slice(first, (last ?? ends) + 1);
    const added = within.filter(({ id }) => !this.has(id));
    for (const article of added) this.#choose(article);
    this.#stretch = added.map(({ id }) => id);
  }

  /** Chooses all of these, too. */
  add(articles: readonly ChosenArticle[]): void {
    for (const article of articles) if (!this.has(article.id)) this.#choose(article);
    this.#stretch = [];
  }

  /** Chooses none. */
  clear(): void {
    this.#articles.clear();
    this.asked = false;
    this.#anchor = null;
    this.#stretch = [];
  }

  /** They, in the order of the list; those it does not show come behind, as they were chosen. */
  inOrderOf(lines: readonly { id: string }[]): ChosenArticle[] {
    const place = new Map(lines.map(({ id }, at) => [id, at]));
    const placeOf = ({ id }: ChosenArticle): number => place.get(id) ?? lines.length;
    return [...this.#articles.values()].sort((one, other) => placeOf(one) - placeOf(other));
  }

  #choose({ id, headline, language }: ChosenArticle): void {
    this.#articles.set(id, { id, headline, language });
  }
}
