import {
  commands,
  type AppError,
  type ArticleSummary,
  type BackupArticle,
} from "../../ipc/bindings";

/** How many articles of a backup are listed at once. */
const AT_ONCE = 100;

/** The articles of a backup, and one of them beside the vault's own. */
export class BackupArticles {
  list: readonly ArticleSummary[] = $state.raw([]);
  total = $state(0);
  filter = $state("");
  error: AppError | null = $state.raw(null);
  /** The article that is looked at, and what bringing it back changes. */
  shown: { id: string; article: BackupArticle } | null = $state.raw(null);
  /** Whether it is being brought back. */
  busy = $state(false);
  readonly #options: { flush(): Promise<boolean>; onbrought(article: string): void };
  #path = "";
  #asked = 0;

  constructor(options: { flush(): Promise<boolean>; onbrought(article: string): void }) {
    this.#options = options;
  }

  /** Lists what is in the backup at `path`. */
  open(path: string): Promise<void> {
    this.#path = path;
    this.filter = "";
    this.shown = null;
    this.list = [];
    return this.look();
  }

  /** Lists what matches the filter. */
  async look(): Promise<void> {
    const asked = (this.#asked += 1);
    const filter = this.filter.trim() === "" ? null : this.filter;
    const query = { filter, status: null, tag: null, limit: AT_ONCE, offset: 0 };
    const answer = await commands.backupArticles(this.#path, query);
    if (asked !== this.#asked) return;
    this.error = answer.status === "error" ? answer.error : null;
    if (answer.status === "error") return;
    this.list = answer.data.articles;
    this.total = answer.data.total;
  }

  /** Shows an article as the backup has it. */
  async show(id: string): Promise<void> {
    // What was just typed is what it is compared with.
    await this.#options.flush();
    const answer = await commands.backupArticle(this.#path, id);
    this.error = answer.status === "error" ? answer.error : null;
    if (answer.status === "ok") this.shown = { id, article: answer.data };
  }

  /** Brings the shown article back. True when it is on the disk. */
  async bring(): Promise<boolean> {
    if (this.shown === null || this.busy) return false;
    const { id } = this.shown;
    this.busy = true;
    const saved = await this.#options.flush();
    const answer = saved ? await commands.backupBring(this.#path, id) : null;
    this.busy = false;
    if (answer?.status === "error") this.error = answer.error;
    if (answer?.status !== "ok") return false;
    this.#options.onbrought(id);
    return true;
  }
}
