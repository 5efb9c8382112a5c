import { commands as host, type ArticleSummary } from "../../ipc/bindings";
import { wallClock, type Clock } from "../../shared/clock";
import type { Command } from "../../shared/command";
import { bestScore, score } from "./matching";

const ARTICLES_SHOWN = 8;
const COMMANDS_SHOWN = 12;
/** Milliseconds the search waits for the next key before the host is asked. */
const WAIT_MS = 100;

/** One line of the palette. */
export type Entry =
  { kind: "article"; article: ArticleSummary } | { kind: "command"; command: Command };

/** What is typed into the palette, and what answers it. */
export class Palette {
  query = $state("");
  articles: ArticleSummary[] = $state.raw([]);
  /** Place of the chosen line. */
  at = $state(0);
  readonly #commands: readonly Command[];
  readonly #clock: Clock;
  #asked = 0;
  #cancelWait: (() => void) | null = null;

  constructor(commands: readonly Command[], clock: Clock = wallClock) {
    this.#commands = commands;
    this.#clock = clock;
  }

  /** The articles and then the commands that answer the query, the best first. */
  entries: Entry[] = $derived.by(() => {
    const articles = this.articles.map((article): Entry => ({ kind: "article", article }));
    return [...articles, ...this.#matching()];
  });

  /** The chosen line, or null when nothing answers. */
  get chosen(): Entry | null {
    return this.entries[this.at] ?? null;
  }

  /** Takes a new query; the host is asked once the typing pauses. */
  type(query: string): void {
    this.query = query;
    this.at = 0;
    this.#cancelWait?.();
    this.#cancelWait = this.#clock.after(WAIT_MS, () => void this.search());
  }

  /** Moves the choice up or down, round the ends. */
  move(step: 1 | -1): void {
    const { length } = this.entries;
    if (length > 0) this.at = (this.at + step + length) % length;
  }

  /** Asks the host for articles; the last ones worked on for an empty query. */
  async search(): Promise<void> {
    const asked = (this.#asked += 1);
    const query = this.query.trim().toWellFormed();
    const filter = query === "" ? null : query;
    const answer = await host.articleList({
      status: null,
      tag: null,
      filter,
      limit: ARTICLES_SHOWN,
      offset: 0,
    });
    if (asked !== this.#asked || answer.status === "error") return;
    const ranked = answer.data.articles.map((article) => ({
      article,
      score: score(query, article.headline),
    }));
    // The host may have found the words in the text; headlines that hold them come first.
    ranked.sort((one, other) => other.score - one.score);
    this.articles = ranked.map((one) => one.article);
    this.at = Math.min(this.at, Math.max(0, this.entries.length - 1));
  }

  /** Stops waiting for anything. */
  close(): void {
    this.#cancelWait?.();
    this.#asked += 1;
  }

  #matching(): Entry[] {
    return this.#commands
      .map((command) => ({ command, score: bestScore(this.query, command.names) }))
      .filter((one) => one.score > 0)
      .sort((one, other) => other.score - one.score)
      .slice(0, this.query.trim() === "" ? this.#commands.length : COMMANDS_SHOWN)
      .map(({ command }) => ({ kind: "command", command }));
  }
}
