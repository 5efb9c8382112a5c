import { untrack } from "svelte";
import type { Suggestion } from "../../editor";
import type { OpenArticle } from "../page/article.svelte";

/** What the list needs of the suggestions in the text. */
export type ReviewedText = Pick<
  OpenArticle["suggested"],
  "list" | "here" | "accept" | "reject" | "acceptAll" | "rejectAll" | "select" | "back"
>;

/** What was done last, and to how many. */
export type ReviewNews = { did: "accepted" | "rejected" | "removed"; count: number };

/** The list of suggestions and comments of one article while a person goes through it. */
export class Review {
  /** What was done last; null until something was, and when it was taken back. */
  news: ReviewNews | null = $state.raw(null);
  #chosen: string | null = $state(null);
  readonly #text: ReviewedText;

  constructor(text: ReviewedText) {
    this.#text = text;
  }

  get list(): readonly Suggestion[] {
    return this.#text.list;
  }

  /** How many of the list propose a change. */
  get changes(): number {
    return this.list.filter(({ kind }) => kind !== "comment").length;
  }

  /** The one that keys act on: chosen here or by the caret, else the first. */
  get current(): Suggestion | null {
    return this.list.find(({ key }) => key === this.#chosen) ?? this.list[0] ?? null;
  }

  /** Chooses what the caret came to, unless it is in the chosen one already. */
  follow(): void {
    const { here } = this.#text;
    const [first] = here;
    const chosen = untrack(() => this.#chosen);
    if (first !== undefined && (chosen === null || !here.includes(chosen))) this.#chosen = first;
  }

  /** Chooses one and shows it in the text. */
  choose(key: string): void {
    this.#chosen = key;
    this.#text.select(key);
  }

  /** Chooses the next (1) or previous (-1) one; stays at the ends. */
  move(by: 1 | -1): void {
    const next = this.list[this.#at(this.current) + by];
    if (next !== undefined) this.choose(next.key);
  }

  /** Chooses the first or the last one. */
  moveTo(end: "first" | "last"): void {
    const next = end === "first" ? this.list[0] : this.list.at(-1);
    if (next !== undefined) this.choose(next.key);
  }

  /** Accepts one and goes on to the one after it. False for a comment, which proposes nothing. */
  accept(one: Suggestion): boolean {
    return this.#settle(one, () => this.#text.accept(one) && { did: "accepted", count: 1 });
  }

  /** Rejects one, or takes a comment off, and goes on to the one after it. */
  reject(one: Suggestion): boolean {
    const did = one.kind === "comment" ? "removed" : "rejected";
    return this.#settle(one, () => this.#text.reject(one) && { did, count: 1 });
  }

  acceptAll(): void {
    const count = this.changes;
    if (this.#text.acceptAll()) this.news = { did: "accepted", count };
  }

  rejectAll(): void {
    const count = this.changes;
    if (this.#text.rejectAll()) this.news = { did: "rejected", count };
  }

  /** Takes back what was last done to the text, or does it again. */
  back(way: "undo" | "redo"): void {
    if (this.#text.back(way)) this.news = null;
  }

  #settle(one: Suggestion, settle: () => ReviewNews | false): boolean {
    const at = this.#at(one);
    const news = settle();
    if (news === false) return false;
    this.news = news;
    const next = this.list[at] ?? this.list.at(-1);
    if (next !== undefined) this.choose(next.key);
    return true;
  }

  #at(one: Suggestion | null): number {
    return this.list.findIndex(({ key }) => key === one?.key);
  }
}
