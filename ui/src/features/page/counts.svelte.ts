import {
  commands,
  type AppError,
  type Length,
  type ProfileId,
  type Target,
} from "../../ipc/bindings";

/** Whose text is counted. */
export type CountedArticle = {
  readonly id: string;
  readonly language: () => string;
  readonly profile: () => ProfileId;
  /** All its lines as they stand in the window. */
  readonly lines: () => readonly string[];
};

/** How long the open article is and how long it should be. The host counts: there is one way of counting. */
export class Counts {
  /** All of it as it stands in the window; null before anybody asked. */
  whole: Length | null = $state.raw(null);
  /** What is selected; null where nothing is. */
  selected: Length | null = $state.raw(null);
  target: Target | null = $state.raw(null);
  /** Why the last target could not be kept. */
  error: AppError | null = $state.raw(null);
  readonly #article: CountedArticle;
  #asked = 0;

  constructor(article: CountedArticle) {
    this.#article = article;
  }

  /** The words that are wanted; null where nobody wants any number. */
  get goal(): number | null {
    const words = this.target?.own ?? this.target?.usual ?? 0;
    return words > 0 ? words : null;
  }

  /** Counts all of it. */
  async measure(): Promise<void> {
    const length = await this.#length(this.#article.lines());
    if (length !== null) this.whole = length;
  }

  /** Counts these selected lines; nothing is selected where there are none. */
  async select(lines: readonly string[]): Promise<void> {
    const asked = (this.#asked += 1);
    if (lines.length === 0) this.selected = null;
    else {
      const length = await this.#length(lines);
      // Something else was selected meanwhile.
      if (asked === this.#asked) this.selected = length;
    }
  }

  /** Reads how many words are wanted; nothing is where that cannot be read. */
  async loadTarget(): Promise<void> {
    const answer = await commands.articleTarget(this.#article.id, this.#article.profile());
    this.target = answer.status === "ok" ? answer.data : null;
  }

  /** Says how many words are wanted: 0 for as many as there are, null for what the profile says. */
  async want(words: number | null): Promise<boolean> {
    const answer = await commands.articleSetTarget(this.#article.id, words);
    this.error = answer.status === "error" ? answer.error : null;
    if (answer.status === "ok") await this.loadTarget();
    return answer.status === "ok";
  }

  async #length(lines: readonly string[]): Promise<Length | null> {
    const whole = lines.map((line) => line.toWellFormed());
    const answer = await commands.textLength(whole, this.#article.language());
    return answer.status === "ok" ? answer.data : null;
  }
}
