import { commands, type AppError, type ExportChoice } from "../../ipc/bindings";
import { wallClock } from "../../shared/clock";

/** Milliseconds without an answer after which the wait is shown. */
const QUIET_MS = 200;

/** The pages of an article as its PDF has them, looked at one by one. */
export class PagesView {
  /** How many there are; 0 before that is known. */
  total = $state(0);
  /** The page that is looked at, counted from 0. */
  at = $state(0);
  /** Where its picture is; null where there is none yet. */
  address: string | null = $state.raw(null);
  error: AppError | null = $state.raw(null);
  /** The wait is long enough to be shown. */
  waiting = $state(false);
  readonly #article: string;
  #options: ExportChoice[] = [];
  #asked = 0;

  constructor(article: string) {
    this.#article = article;
  }

  /** Shows the pages anew: the article or an option is another. The place stays where there still is one. */
  async show(options: ExportChoice[]): Promise<void> {
    this.#options = options;
    await this.#read(this.at);
  }

  /** Goes to a page; to none that there is not. */
  async go(to: number): Promise<void> {
    if (to >= 0 && to < this.total && to !== this.at) await this.#read(to);
  }

  /** Reads the page anew after a failure. */
  retry(): Promise<void> {
    return this.#read(this.at);
  }

  /** Shows nothing any more: an answer on its way is of no use. */
  end(): void {
    this.#asked += 1;
    this.#picture(null);
  }

  async #read(page: number): Promise<void> {
    const asked = ++this.#asked;
    const stop = wallClock.after(QUIET_MS, () => (this.waiting = asked === this.#asked));
    const wanted = { first: page, count: 1, leaving: false };
    const answer = await commands.exportPages(this.#article, this.#options, wanted);
    stop();
    // Another page or another article was asked for meanwhile.
    if (asked !== this.#asked) return;
    this.waiting = false;
    this.error = answer.status === "error" ? answer.error : null;
    if (answer.status === "error") {
      this.#picture(null);
      return;
    }
    const [drawn] = answer.data.pages;
    this.total = answer.data.total;
    if (drawn === undefined) return this.#read(Math.max(0, this.total - 1));
    this.at = page;
    this.#picture(drawn);
  }

  #picture(drawn: string | null): void {
    if (this.address !== null) URL.revokeObjectURL(this.address);
    this.address = drawn === null ? null : pictureOf(drawn);
  }
}

/** Where a drawn page can be loaded from, until that is revoked. */
export function pictureOf(drawn: string): string {
  return URL.createObjectURL(new Blob([drawn], { type: "image/svg+xml" }));
}
