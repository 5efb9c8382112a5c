import {
  commands,
  type AppError,
  type FindExact,
  type FindQuery,
  type FoundArticle,
  type FoundInArticles,
  type ReplacedInArticles,
} from "../../ipc/bindings";
import { listen } from "../../ipc/host";
import { wallClock, type Clock } from "../../shared/clock";

/** Milliseconds of rest after a key before the articles are looked through. */
const REST_MS = 350;
/** Milliseconds the work goes on before anything is shown of it. */
const QUIET_MS = 200;

/** Which articles are looked through: those chosen in the list, all that it shows, or the one that is open. */
export type Places = "chosen" | "listed" | "open";

/** How many articles there are of each. */
export type Offered = { chosen: number; listed: number; open: string | null };

/** How far it is, as the host sends it. */
export type FindProgress = { done: number; total: number };

/** What looking through several articles needs of the window. */
export type FindDesk = {
  /** Saves everything; false when something could not be saved. */
  flush(): Promise<boolean>;
  /** The ids of these articles. */
  articlesIn(places: Places): Promise<string[]>;
  /** Called once words of these articles were replaced. */
  replaced(articles: readonly string[]): Promise<void>;
};

/** What was asked: what is shown is what is replaced, whatever stands in the fields by then. */
type Question = { query: FindQuery; with: string; places: Places };

/** What is shown of the looking and replacing. */
export type FindStep =
  | { at: "idle" }
  /** What was found before stays in sight until the answer is there. */
  | { at: "looking"; result: FoundInArticles | null }
  | { at: "stopped" }
  | { at: "found"; question: Question; result: FoundInArticles }
  | { at: "replacing"; question: Question; result: FoundInArticles }
  | { at: "replaced"; done: ReplacedInArticles; kept: readonly FoundArticle[] }
  | { at: "failed"; error: AppError | "unsaved" };

/** Finding words in several articles, and replacing what is left chosen of it by one action. */
export class FindMany {
  places: Places = $state("listed");
  offered: Offered = $state.raw({ chosen: 0, listed: 0, open: null });
  text = $state("");
  with = $state("");
  isRegex = $state(false);
  isWhole = $state(false);
  exact: readonly FindExact[] = $state.raw([]);
  step: FindStep = $state.raw({ at: "idle" });
  progress: FindProgress | null = $state.raw(null);
  /** It has gone on for longer than a moment. */
  shown = $state(false);
  /** The places that are not to be replaced, by article and number. */
  left: ReadonlySet<string> = $state.raw(new Set());
  result = $derived("result" in this.step ? this.step.result : null);
  total = $derived(this.result?.articles.reduce((sum, { places }) => sum + places.length, 0) ?? 0);
  /** How many places would be replaced. */
  count = $derived(this.total - this.left.size);
  readonly #desk: FindDesk;
  readonly #clock: Clock;
  #asked = 0;
  /** What the places left out were found by. */
  #leftOf = "";
  #rest: () => void = () => undefined;

  constructor(desk: FindDesk, clock: Clock = wallClock) {
    this.#desk = desk;
    this.#clock = clock;
  }

  /** Begins with these articles; what was looked for last is looked for again. */
  begin(offered: Offered, places: Places = offered.chosen > 0 ? "chosen" : "listed"): void {
    this.offered = offered;
    this.choosePlaces(places);
  }

  /** Looks through other articles. */
  choosePlaces(places: Places): void {
    this.places = places;
    void this.look();
  }

  /** Something of the question was changed: it is asked once nobody types. */
  changed(): void {
    this.#rest();
    this.#rest = this.#clock.after(REST_MS, () => void this.look());
  }

  /** The sheet is closed: what goes on is over. */
  close(): void {
    this.#rest();
    this.#asked += 1;
    if (this.step.at === "looking" || this.step.at === "replacing") void commands.findCancel();
    this.step = { at: "idle" };
  }

  /** Stops what goes on. */
  async stop(): Promise<void> {
    if (this.step.at === "looking" || this.step.at === "replacing") await commands.findCancel();
  }

  /** Looks through the articles now, as they are when everything is saved. */
  async look(): Promise<void> {
    this.#rest();
    // What is replaced is on its way: it is looked again when it has come.
    if (this.step.at === "replacing") return;
    const asked = (this.#asked += 1);
    if (this.text === "") {
      this.step = { at: "idle" };
      return;
    }
    this.step = { at: "looking", result: this.result };
    const step = await this.#told(() => this.#found(this.#question()));
    if (asked !== this.#asked) return;
    this.step = step;
    this.#keepLeft(step);
  }

  /** Leaves a place out of what is replaced, or takes it in again. */
  choose(article: string, numbers: readonly number[], isChosen: boolean): void {
    const left = new Set(this.left);
    for (const number of numbers)
      if (isChosen) left.delete(keyOf(article, number));
      else left.add(keyOf(article, number));
    this.left = left;
  }

  /** Whether a place is to be replaced. */
  isChosen(article: string, number: number): boolean {
    return !this.left.has(keyOf(article, number));
  }

  /** Replaces what is chosen, by one action; where something else is asked by now, that is looked for first. */
  async replace(): Promise<void> {
    if (this.step.at !== "found" || this.count === 0) return;
    const { question, result } = this.step;
    if (!isSame(question, this.#question())) return this.look();
    const asked = (this.#asked += 1);
    this.step = { at: "replacing", question, result };
    const step = await this.#told(() => this.#replaced(question, result.articles));
    if (asked === this.#asked) this.step = step;
  }

  async #found(question: Question): Promise<FindStep> {
    if (!(await this.#desk.flush())) return { at: "failed", error: "unsaved" };
    const articles = await this.#desk.articlesIn(question.places);
    const answer = await commands.findInArticles(question.query, question.with, articles);
    if (answer.status === "error") return { at: "failed", error: answer.error };
    return answer.data.stopped ? { at: "stopped" } : { at: "found", question, result: answer.data };
  }

  async #replaced(question: Question, articles: readonly FoundArticle[]): Promise<FindStep> {
    if (!(await this.#desk.flush())) return { at: "failed", error: "unsaved" };
    const chosen = articles
      .map(({ id, version, places }) => ({
        article: id,
        base_version: version,
        numbers: places.map(({ number }) => number).filter((one) => this.isChosen(id, one)),
      }))
      .filter(({ numbers }) => numbers.length > 0);
    const answer = await commands.replaceInArticles(question.query, question.with, chosen);
    if (answer.status === "error") return { at: "failed", error: answer.error };
    if (answer.data.stopped) return { at: "stopped" };
    await this.#desk.replaced(answer.data.articles);
    const kept = articles.filter(({ id }) => answer.data.changed.includes(id));
    return { at: "replaced", done: answer.data, kept };
  }

  /** What `work` gives; how far it is is shown once it takes longer than a moment. */
  async #told(work: () => Promise<FindStep>): Promise<FindStep> {
    const deaf = await listen("find-progress", (news) => {
      this.progress = news as FindProgress;
    });
    const cancel = this.#clock.after(QUIET_MS, () => (this.shown = true));
    try {
      return await work();
    } finally {
      deaf();
      cancel();
      this.shown = false;
      this.progress = null;
    }
  }

  /** What was left out stays so while only what comes instead is another: the same places are found then. */
  #keepLeft(step: FindStep): void {
    if (step.at !== "found") return;
    const { query, places } = step.question;
    const about = JSON.stringify([query, places, step.result.articles.map(versionOf)]);
    if (about !== this.#leftOf) this.left = new Set();
    this.#leftOf = about;
  }

  #question(): Question {
    const query: FindQuery = {
      text: this.text,
      form: this.isRegex ? "regex" : "words",
      exact: [...this.exact],
      extent: this.isWhole ? "whole-words" : "anywhere",
    };
    return { query, with: this.with, places: this.places };
  }
}

function isSame(one: Question, other: Question): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

const versionOf = ({ id, version }: FoundArticle): string => `${id} ${version}`;

const keyOf = (article: string, number: number): string => `${article} ${number}`;
