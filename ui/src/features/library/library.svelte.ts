import {
  commands,
  type AppError,
  type ArticleSummary,
  type Status,
  type StatusCount,
} from "../../ipc/bindings";
import { wallClock, type Clock } from "../../shared/clock";
import { Chosen } from "./chosen.svelte";

/** Articles asked for at a time; more come as the list is scrolled. */
export const PAGE_SIZE = 200;
/** Milliseconds the filter waits for the next key before the host is asked. */
export const FILTER_WAIT_MS = 150;

/** What a list line shows of an article while it is being written. */
export type Seen = Pick<ArticleSummary, "id"> & Partial<ArticleSummary>;

/** The library pane: which articles are shown, and how many there are of each status. */
export class Library {
  /** The status whose articles are shown; null for all that are not spiked. */
  status: Status | null = $state(null);
  filter = $state("");
  articles: ArticleSummary[] = $state([]);
  /** Articles the host has for this status and filter, the hidden ones too. */
  total = $state(0);
  counts: StatusCount[] = $state.raw([]);
  /** Nothing has been read yet. */
  starting = $state(true);
  error: AppError | null = $state.raw(null);
  readonly chosen = new Chosen();
  readonly #clock: Clock;
  #asked = 0;
  /** Lines read from the host, the hidden ones too: where the next page begins. */
  #read = 0;
  #more = false;
  #cancelWait: (() => void) | null = null;

  constructor(clock: Clock = wallClock) {
    this.#clock = clock;
  }

  /** How many articles have this status under the present filter; for null, all but the spiked. */
  countOf(status: Status | null): number {
    const counted = this.counts.filter((one) =>
      status === null ? one.status !== "spiked" : one.status === status,
    );
    return counted.reduce((sum, one) => sum + one.count, 0);
  }

  /** Shows the articles of one status, or all. */
  show(status: Status | null): Promise<void> {
    this.status = status;
    return this.refresh();
  }

  /** Filters the list, once the typing pauses. */
  filterBy(text: string): void {
    this.filter = text;
    this.#cancelWait?.();
    this.#cancelWait = this.#clock.after(FILTER_WAIT_MS, () => void this.refresh());
  }

  /** Reads the list again from the top; as many lines as are shown now. */
  async refresh(): Promise<void> {
    this.#cancelWait?.();
    this.#cancelWait = null;
    const asked = (this.#asked += 1);
    const limit = Math.max(PAGE_SIZE, this.#read);
    const answer = await commands.articleList(this.#query(limit, 0));
    // A later question has been asked meanwhile: its answer is the one that counts.
    if (asked !== this.#asked) return;
    this.starting = false;
    if (answer.status === "error") {
      this.error = answer.error;
      return;
    }
    this.error = null;
    this.articles = this.#listed(answer.data.articles);
    this.#read = answer.data.articles.length;
    this.total = answer.data.total;
    this.counts = answer.data.counts;
  }

  /** Reads the next lines of a long list. */
  async loadMore(): Promise<void> {
    if (this.#more || this.starting || this.#read >= this.total) return;
    this.#more = true;
    const asked = this.#asked;
    const answer = await commands.articleList(this.#query(PAGE_SIZE, this.#read));
    this.#more = false;
    if (asked !== this.#asked || answer.status === "error") return;
    const { articles, total } = answer.data;
    const known = new Set(this.articles.map((article) => article.id));
    this.articles.push(...this.#listed(articles).filter((article) => !known.has(article.id)));
    this.#read += articles.length;
    // An answer with nothing in it ends the list, whatever the total says.
    this.total = articles.length === 0 ? this.#read : total;
  }

  /** Every article that the status and the filter leave, those not read yet among them; none where that failed. */
  async everything(): Promise<ArticleSummary[]> {
    const answer = await commands.articleList(this.#query(this.total, 0));
    if (answer.status === "ok") return this.#listed(answer.data.articles);
    this.error = answer.error;
    return [];
  }

  /** Chooses all of these. */
  async chooseAll(): Promise<void> {
    this.chosen.add(await this.everything());
  }

  /** Shows in its line what the open article says now, without reordering the list under the eye. */
  saw(seen: Seen): void {
    const line = this.articles.find((article) => article.id === seen.id);
    if (line !== undefined) Object.assign(line, seen);
  }

  /** The article before or after one in the list; the first when it is not in it. */
  neighbour(id: string | null, step: 1 | -1): ArticleSummary | null {
    const at = this.articles.findIndex((article) => article.id === id);
    if (at === -1) return this.articles[0] ?? null;
    return this.articles[at + step] ?? null;
  }

  #query(limit: number, offset: number): Parameters<typeof commands.articleList>[0] {
    const filter = this.filter.trim().toWellFormed();
    return { status: this.status, tag: null, filter: filter === "" ? null : filter, limit, offset };
  }

  #listed(articles: ArticleSummary[]): ArticleSummary[] {
    // The host lists every status; what was spiked is shown only where it is asked for.
    return this.status === null ? articles.filter((one) => one.status !== "spiked") : articles;
  }
}
