import { commands, type AppError, type CorrectPlace } from "../../ipc/bindings";

/** What the sheet asks of the newsroom. */
export type CorrectDesk = {
  /** Saves what is open; false when that fails. */
  flush(): Promise<boolean>;
  /** A delivery was asked for. */
  settled(article: string, item: string | null): Promise<void>;
};

const NOT_SAVED: AppError = { code: "internal", detail: "something open could not be saved" };

/** The posts of an article that readers have: they are corrected, or taken from them. */
export class Correct {
  places = $state.raw<CorrectPlace[]>([]);
  note = $state("");
  loading = $state(false);
  working = $state(false);
  /** The site whose post somebody wants to take from its readers, and has not confirmed yet. */
  asking = $state<string | null>(null);
  /** What was asked for, at which site. */
  asked = $state.raw<{ site: string; what: "correct" | "unpublish" } | null>(null);
  error = $state.raw<AppError | null>(null);
  readonly #desk: CorrectDesk;
  #article = "";

  constructor(desk: CorrectDesk) {
    this.#desk = desk;
  }

  /** Reads where the article is; no site is asked. */
  async begin(article: string): Promise<void> {
    this.#article = article;
    this.note = "";
    this.asking = null;
    this.asked = null;
    this.loading = true;
    const answer = await commands.correctPlaces(article);
    this.loading = false;
    this.error = answer.status === "error" ? answer.error : null;
    this.places = answer.status === "ok" ? answer.data : [];
  }

  /** Asks for a correction of the post at this site. */
  correct(site: string): Promise<void> {
    return this.#ask(site, "correct");
  }

  /** Takes the post at this site from its readers, once it was confirmed. */
  async unpublish(site: string): Promise<void> {
    if (this.asking !== site) {
      this.asking = site;
      return;
    }
    await this.#ask(site, "unpublish");
  }

  async #ask(site: string, what: "correct" | "unpublish"): Promise<void> {
    if (this.working) return;
    this.working = true;
    try {
      if (!(await this.#desk.flush())) {
        this.error = NOT_SAVED;
        return;
      }
      const answer =
        what === "correct"
          ? await commands.correctSend(this.#article, site, this.note)
          : await commands.correctUnpublish(this.#article, site);
      this.error = answer.status === "error" ? answer.error : null;
      if (answer.status === "error") return;
      this.asking = null;
      this.note = "";
      this.asked = { site, what };
      await this.#desk.settled(this.#article, answer.data);
    } finally {
      this.working = false;
    }
  }
}
