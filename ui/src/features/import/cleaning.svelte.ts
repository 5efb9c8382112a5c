import { commands, type AppError, type CleaningFound, type CleaningKind } from "../../ipc/bindings";
import type { ReportDesk } from "./desk";

/** The cleaning that is offered for one article's text, and done when asked for. */
export class Cleaning {
  readonly article: string;
  /** What could be cleaned; null until it was looked for. */
  found = $state.raw<CleaningFound[] | null>(null);
  /** Why it could not be looked for. */
  error = $state.raw<AppError | null>(null);
  /** How many places were cleaned last; 0 for none. */
  cleaned = $state(0);
  /** Why the last cleaning was not done. */
  refusal = $state.raw<AppError | null>(null);
  working = $state(false);
  readonly #desk: ReportDesk;

  constructor(article: string, desk: ReportDesk, found: CleaningFound[] | null = null) {
    this.article = article;
    this.#desk = desk;
    this.found = found;
  }

  /** Looks for what could be cleaned in the article as it is on the disk. */
  async load(): Promise<void> {
    const answer = await commands.cleaningFind(this.article);
    this.error = answer.status === "error" ? answer.error : null;
    if (answer.status === "ok") this.found = answer.data;
  }

  /** Looks again after an action was taken back, which may have been this one. */
  async reload(): Promise<void> {
    this.cleaned = 0;
    this.refusal = null;
    await this.load();
  }

  /** Cleans these kinds, as one action. */
  async apply(kinds: CleaningKind[]): Promise<void> {
    const asked = (this.found ?? []).filter(({ kind }) => kinds.includes(kind));
    if (this.working || asked.length === 0) return;
    this.working = true;
    this.cleaned = 0;
    try {
      this.refusal = await this.#desk.change(this.article, (base_version) =>
        commands.cleaningApply(
          this.article,
          base_version,
          asked.map(({ kind }) => kind),
        ),
      );
      if (this.refusal !== null) return;
      this.cleaned = asked.reduce((sum, { count }) => sum + count, 0);
      await this.load();
    } finally {
      this.working = false;
    }
  }
}
