import { commands, type AppError, type Status, type StatusStep } from "../../ipc/bindings";

/** What the choice of status needs of the open article. */
export interface StagedArticle {
  readonly status: Status;
  setStatus(status: Status): Promise<AppError | null>;
}

/** The status of one article and the steps the workflow allows from it. */
export class StatusChoice {
  error = $state.raw<AppError | null>(null);
  /** The status being set, until the host has answered. */
  pending = $state<Status | null>(null);
  #steps = $state.raw<StatusStep[]>([]);
  #article: StagedArticle;

  constructor(article: StagedArticle) {
    this.#article = article;
  }

  /** Reads the workflow. */
  async load(): Promise<void> {
    const answer = await commands.workflow();
    if (answer.status === "ok") this.#steps = answer.data;
    else this.error = answer.error;
  }

  /** The status that stands in the choice. */
  get shown(): Status {
    return this.pending ?? this.#article.status;
  }

  /** What can be chosen: where the article stands, then the steps from there, the usual one first. */
  get options(): Status[] {
    const here = this.#article.status;
    return [here, ...(this.#steps.find((step) => step.status === here)?.next ?? [])];
  }

  /** Moves the article. True when it is there now. */
  async choose(status: Status): Promise<boolean> {
    if (status === this.#article.status) return false;
    this.pending = status;
    this.error = await this.#article.setStatus(status);
    this.pending = null;
    return this.error === null;
  }
}
