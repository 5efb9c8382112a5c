import {
  commands,
  type AppError,
  type Article,
  type Revision,
  type RevisionDiff,
} from "../../ipc/bindings";
import { undoOfRestore } from "./undo_of_restore";

/** What the revisions need of the open article. */
export interface RevisedArticle {
  readonly id: string;
  /** Saves everything; false when something could not be saved. */
  flush(): Promise<boolean>;
  /** Shows the article as a restored revision left it. */
  adopt(article: Article): void;
  /** Reads the article again from the disk; null, or why it could not be read. */
  reload(): Promise<AppError | null>;
}

/** The revisions of one article: the list, two of them compared, and going back to one. */
export class Revisions {
  /** Newest first. */
  list = $state.raw<Revision[]>([]);
  chosen = $state<number | null>(null);
  /** The older one it is compared with; null when it is the first. */
  against = $state<number | null>(null);
  diff = $state.raw<RevisionDiff | null>(null);
  /** The revision that would be restored, while the person is asked. */
  confirming = $state<number | null>(null);
  /** The revision restored last, and the number in the history by which that is taken back. */
  restored = $state.raw<{ revision: Revision; undo: number | null } | null>(null);
  error = $state.raw<AppError | null>(null);
  /** Whether a restore was refused because newer words could not be saved. */
  unsaved = $state(false);
  loaded = $state(false);
  /** The revision that is being given a name. */
  naming = $state<number | null>(null);
  /** The name given last, empty where one was taken away; null while none was. */
  named = $state<string | null>(null);
  #article: RevisedArticle;
  #asked = 0;

  constructor(article: RevisedArticle) {
    this.#article = article;
  }

  /** Reads the list; what is chosen stays chosen while it exists. */
  async load(): Promise<void> {
    const answer = await commands.revisionList(this.#article.id);
    this.loaded = true;
    if (answer.status === "error") {
      this.error = answer.error;
      return;
    }
    this.error = null;
    this.list = answer.data.toSorted((a, b) => b.id - a.id);
    if (this.chosen !== null && !this.find(this.chosen)) this.close();
  }

  /** The revision with that number. */
  find(id: number): Revision | undefined {
    return this.list.find((one) => one.id === id);
  }

  /** The revision before that one, null for the first. */
  before(id: number): number | null {
    return this.list.find((one) => one.id < id)?.id ?? null;
  }

  /** Whether that one is how the article stands now. */
  isNewest(id: number): boolean {
    return this.list[0]?.id === id;
  }

  /** Opens a revision, compared with the one before it. */
  async choose(id: number): Promise<void> {
    this.confirming = null;
    this.naming = null;
    this.named = null;
    await this.compare(id, this.before(id));
  }

  /** Compares a revision with an older one. Only the last comparison asked for counts. */
  async compare(id: number, against: number | null): Promise<void> {
    const asked = ++this.#asked;
    this.chosen = id;
    this.against = against;
    this.diff = null;
    this.error = null;
    if (against === null) return;
    const answer = await commands.revisionDiff(this.#article.id, against, id);
    if (asked !== this.#asked) return;
    if (answer.status === "ok") this.diff = answer.data;
    else this.error = answer.error;
  }

  /** Asks for a name for the newest one, once all that was typed is in it. */
  async nameNewest(): Promise<void> {
    this.unsaved = !(await this.#article.flush());
    await this.load();
    const newest = this.list[0]?.id;
    if (newest === undefined || this.error !== null) return;
    await this.choose(newest);
    this.naming = newest;
  }

  /** Gives the revision asked about this name; an empty one takes it away. */
  async name(name: string): Promise<void> {
    const revision = this.naming;
    if (revision === null) return;
    const answer = await commands.revisionName(this.#article.id, revision, name);
    this.error = answer.status === "error" ? answer.error : null;
    if (answer.status === "error") return;
    this.naming = null;
    this.list = answer.data.toSorted((a, b) => b.id - a.id);
    this.named = this.find(revision)?.name ?? "";
  }

  /** Closes the revision that is open. */
  close(): void {
    this.#asked += 1;
    this.chosen = null;
    this.against = null;
    this.diff = null;
    this.confirming = null;
    this.naming = null;
  }

  /** Restores the revision asked about, after everything written is saved as one of its own. */
  async restore(): Promise<void> {
    const revision = this.confirming === null ? undefined : this.find(this.confirming);
    if (!revision) return;
    this.confirming = null;
    this.unsaved = !(await this.#article.flush());
    if (this.unsaved) return;
    const answer = await commands.revisionRestore(this.#article.id, revision.id);
    if (answer.status === "error") {
      this.error = answer.error;
      return;
    }
    this.#article.adopt(answer.data);
    this.restored = { revision, undo: await undoOfRestore(this.#article.id) };
    this.close();
    await this.load();
  }

  /** Takes the last restore back. */
  async undoRestore(): Promise<void> {
    const undo = this.restored?.undo ?? null;
    if (undo === null) return;
    this.unsaved = !(await this.#article.flush());
    if (this.unsaved) return;
    const answer = await commands.historyUndo(undo);
    this.restored = null;
    this.error = answer.status === "error" ? answer.error : await this.#article.reload();
    if (this.error === null) await this.load();
  }
}
