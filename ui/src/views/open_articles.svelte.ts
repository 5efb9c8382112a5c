import type { Moved } from "../features/outbox/outbox.svelte";
import type { OpenArticle } from "../features/page/article.svelte";
import type { AppError } from "../ipc/bindings";

/** How wide a window has to be for two articles, in the size of its letters (rem): thirty for each beside the inspector. */
const TWO_REM = 81;
const NOT_SAVED: AppError = { code: "internal", detail: "something open could not be saved" };

/** The articles that the window holds, each with its own queue of saves. */
export class OpenArticles {
  /** The one that the window is about: its inspector, its exports. */
  main: OpenArticle | null = $state(null);
  /** A second one, beside it. */
  beside: OpenArticle | null = $state(null);
  /** A second one was asked for where there is no room for it. */
  refused: boolean = $state(false);
  /** Articles left for another, until what was typed last in them is known to be saved. */
  #left: OpenArticle[] = [];

  /** Saves everything that is open. False when something could not be saved. */
  async flush(): Promise<boolean> {
    const open = [...this.#left, ...this.#shown];
    const saved = await Promise.all(open.map((article) => article.flush()));
    this.#left = this.#left.filter((_, index) => !saved[index]);
    return saved.every(Boolean);
  }

  /** Why something open could not be saved. */
  get failure(): AppError {
    const errors = this.#shown.map(({ progress }) => progress.error);
    return errors.find((error) => error !== null) ?? NOT_SAVED;
  }

  /** The shown article of this id; null where it is not shown. */
  of(id: string): OpenArticle | null {
    return this.#shown.find((article) => article.id === id) ?? null;
  }

  /** Shows another article in the place of the first. */
  turnTo(article: OpenArticle): void {
    if (this.beside?.id === article.id) this.closeBeside();
    this.#leave(this.main);
    this.main = article;
    this.refused = false;
  }

  /** Shows an article beside the first, in the place of the second. */
  show(article: OpenArticle): void {
    this.#leave(this.beside);
    this.beside = article;
    this.refused = false;
  }

  /** Shows the first article alone. */
  closeBeside(): void {
    this.#leave(this.beside);
    this.beside = null;
    this.refused = false;
  }

  /** Whether the window has room for two; it is said where it has none. */
  hasRoom(): boolean {
    const letter_px = Number.parseFloat(getComputedStyle(document.documentElement).fontSize) || 14;
    this.refused = window.innerWidth < TWO_REM * letter_px;
    return !this.refused;
  }

  /** Takes over a status that the host gave an article. */
  moved({ article, from, version, status }: Moved): void {
    for (const one of [...this.#left, ...this.#shown])
      if (one.id === article) one.movedTo(status, from, version);
  }

  /** Reads an article again that is shown, and shows it no more where it is gone. Null, or why it could not be read. */
  async reload(id: string): Promise<AppError | null> {
    const error = (await this.of(id)?.reload()) ?? null;
    if (error?.code !== "not_found") return error;
    if (this.main?.id === id) this.main = null;
    else this.beside = null;
    return error;
  }

  /** Reads those of these again that are shown. Null, or why one could not be read. */
  async readAgain(ids: readonly string[]): Promise<AppError | null> {
    const read = await Promise.all(ids.map((id) => this.reload(id)));
    return read.find((error) => error !== null) ?? null;
  }

  // A key that fell between the save and the turning of the page is still in the old article's queue.
  #leave(article: OpenArticle | null): void {
    if (article !== null) this.#left.push(article);
  }

  get #shown(): OpenArticle[] {
    return [this.main, this.beside].filter((one) => one !== null);
  }
}
