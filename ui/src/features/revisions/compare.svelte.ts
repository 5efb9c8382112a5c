import {
  commands,
  type AppError,
  type Revision,
  type RevisionComparison,
  type RevisionPart,
} from "../../ipc/bindings";
import { differences } from "./differences";
import type { RevisedArticle } from "./revisions.svelte";
import { undoOfRestore } from "./undo_of_restore";

/** Two versions of an article compared on its page; one of them may be how it stands now. */
export class Compare {
  /** The article whose versions are shown; null while none are. */
  article: RevisedArticle | null = $state.raw(null);
  /** Its versions, the newest first. */
  list: Revision[] = $state.raw([]);
  from = $state(0);
  to = $state(0);
  data: RevisionComparison | null = $state.raw(null);
  /** What differs, by name, as it stands on the page. */
  found: string[] = $derived(this.data === null ? [] : differences(this.data));
  /** The difference that the keys stand at; null before the first. */
  current: string | null = $state(null);
  /** Grows with every step to a difference, so that the page goes there again. */
  steps = $state(0);
  /** The number by which the part restored last is taken back; null where that cannot be. */
  restored: { undo: number | null } | null = $state.raw(null);
  error: AppError | null = $state.raw(null);
  /** Whether nothing was done because newer words could not be saved. */
  unsaved = $state(false);
  /** Whether the newest version is to be given a name, which the list of them asks for once it is seen. */
  namingAsked = $state(false);
  #asked = 0;

  /** Whether the versions of this article are shown. */
  isOf(article: { readonly id: string }): boolean {
    return this.article?.id === article.id;
  }

  /** Shows two versions; the newest stands for the article as it is, once what was typed is saved. */
  async open(article: RevisedArticle, from: number, to: number): Promise<void> {
    this.restored = null;
    this.unsaved = !(await article.flush());
    this.article = article;
    await this.#load(from, to);
  }

  /** Compares two other versions; the older one is always the one that is compared with. */
  async choose(one: number, other: number): Promise<void> {
    this.restored = null;
    await this.#load(Math.min(one, other), Math.max(one, other));
  }

  /** Shows the article again. */
  close(): void {
    this.#asked += 1;
    this.article = null;
    this.data = null;
    this.current = null;
    this.restored = null;
    this.error = null;
  }

  /** Goes to the next (1) or previous (-1) difference, round the end. False where there is none. */
  step(step: 1 | -1): boolean {
    const { length } = this.found;
    if (this.article === null || length === 0) return false;
    const at = this.current === null ? -1 : this.found.indexOf(this.current);
    const next = at === -1 ? (step === 1 ? 0 : length - 1) : (at + step + length) % length;
    this.current = this.found[next] ?? null;
    this.steps += 1;
    return true;
  }

  /** Brings a block or a field back as the older version has it, into the article as it stands now. */
  async restore(part: RevisionPart): Promise<void> {
    const { article } = this;
    if (article === null || !(await this.#saved(article))) return;
    const answer = await commands.revisionRestorePart(article.id, this.from, part);
    if (answer.status === "error") {
      this.error = answer.error;
      return;
    }
    article.adopt(answer.data);
    await this.#again();
    this.restored = { undo: await undoOfRestore(article.id) };
  }

  /** Takes the last restore back. */
  async undo(): Promise<void> {
    const { article } = this;
    const undo = this.restored?.undo ?? null;
    if (article === null || undo === null || !(await this.#saved(article))) return;
    const answer = await commands.historyUndo(undo);
    this.restored = null;
    this.error = answer.status === "error" ? answer.error : await article.reload();
    if (this.error === null) await this.#again();
  }

  async #saved(article: RevisedArticle): Promise<boolean> {
    this.error = null;
    this.unsaved = !(await article.flush());
    return !this.unsaved;
  }

  /** Reads all again: what was compared with the article as it stood is compared with it as it stands. */
  async #again(): Promise<void> {
    const withNow = this.list[0]?.id === this.to;
    await this.#load(this.from, withNow ? null : this.to);
  }

  async #load(from: number, to: number | null): Promise<void> {
    const { article } = this;
    const asked = ++this.#asked;
    if (article === null) return;
    this.error = null;
    const list = await commands.revisionList(article.id);
    if (asked !== this.#asked) return;
    if (list.status === "error") {
      this.error = list.error;
      return;
    }
    this.list = list.data.toSorted((a, b) => b.id - a.id);
    this.from = from;
    this.to = to ?? this.list[0]?.id ?? from;
    const answer = await commands.revisionCompare(article.id, this.from, this.to);
    if (asked !== this.#asked) return;
    this.data = answer.status === "ok" ? answer.data : null;
    if (answer.status === "error") this.error = answer.error;
    if (this.current !== null && !this.found.includes(this.current)) this.current = null;
  }
}
