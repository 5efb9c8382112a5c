import {
  commands,
  type AppError,
  type Check,
  type OutboxSite,
  type RefusedArticle,
  type Wish,
} from "../../ipc/bindings";
import {
  localTimeZone,
  momentText,
  readMoment,
  type MomentFault,
} from "../../shared/moment/moment";
import { knownZone } from "./zones";

/** What an article can be asked to be at a site. */
export const STATES = ["draft", "pending", "publish", "schedule"] as const;

/** What an article can be asked to be at a site. */
export type PushState = (typeof STATES)[number];

/** What came of asking for deliveries. */
export type PushStep =
  | { at: "choosing" }
  | { at: "pushing" }
  | { at: "unsaved" }
  | { at: "refused"; refused: RefusedArticle[] }
  | { at: "pushed"; count: number }
  | { at: "failed"; error: AppError };

/** Deliveries that somebody is about to ask for: of which articles, where to, as what, and what is to be known before. */
export class PushForm {
  sites = $state.raw<OutboxSite[]>([]);
  /** Whether the sites were read. */
  known = $state(false);
  site = $state("");
  state = $state<PushState>("draft");
  /** The time as it was typed. */
  typed = $state("");
  step = $state.raw<PushStep>({ at: "choosing" });
  /** What is to be known before, where one article is asked about; nothing until it was looked at. */
  checks = $state.raw<Check[] | null>(null);
  /** Why that could not be looked at. */
  error = $state.raw<AppError | null>(null);
  /** What was asked for of the article at the site before and waits; null where nothing does, or several are meant. */
  before = $state.raw<Wish | null>(null);
  readonly #articles: () => readonly string[];
  readonly #flush: () => Promise<boolean>;
  #looking = 0;

  /** A form for these articles; `flush` saves what is typed, false when it could not. */
  constructor(articles: () => readonly string[], flush: () => Promise<boolean>) {
    this.#articles = articles;
    this.#flush = flush;
  }

  /** The site that is chosen. */
  get chosen(): OutboxSite | null {
    return this.sites.find(({ id }) => id === this.site) ?? null;
  }

  /** The zone that times are typed in: the site's, where it has said one, else this machine's. */
  get zone(): string {
    return knownZone(this.chosen?.zone ?? "") ?? localTimeZone();
  }

  /** Whether that is the site's. */
  get isSitesZone(): boolean {
    return knownZone(this.chosen?.zone ?? "") !== null;
  }

  /** The time that was typed, RFC 3339 in UTC; null where it is none. */
  get at(): string | null {
    const reading = readMoment(this.typed, this.zone);
    return reading.kind === "moment" ? reading.value : null;
  }

  /** Why what was typed is no time; null where it is one, or nothing was typed. */
  get fault(): MomentFault | null {
    const reading = readMoment(this.typed, this.zone);
    return reading.kind === "fault" ? reading.fault : null;
  }

  /** What is wished for; null until it is said whole. */
  get wish(): Wish | null {
    if (this.state !== "schedule") return { state: this.state };
    // The seconds that nobody typed.
    const { before, typed } = this;
    if (before?.state === "schedule" && typed === momentText(before.at, this.zone)) return before;
    return this.at === null ? null : { state: "schedule", at: this.at };
  }

  /** Whether it can be asked for. */
  get ready(): boolean {
    return (
      this.chosen !== null &&
      this.wish !== null &&
      this.#articles().length > 0 &&
      this.step.at !== "pushing" &&
      this.stops === 0
    );
  }

  /** How many things keep the article here. */
  get stops(): number {
    return this.checks?.filter(({ level }) => level === "stop").length ?? 0;
  }

  /** Reads the sites; the first is chosen where none is. */
  async load(): Promise<void> {
    const answer = await commands.outboxSites();
    this.error = answer.status === "error" ? answer.error : null;
    if (answer.status === "error") return;
    this.sites = answer.data;
    this.known = true;
    if (this.chosen === null) this.choose(answer.data[0]?.id ?? "");
  }

  /** Chooses a site, and what articles usually become there. */
  choose(site: string): void {
    this.site = site;
    this.state = this.chosen?.usual ?? "draft";
    this.before = null;
    this.reconsider();
  }

  /** What was asked for before and waits stays asked for, until something else is chosen. */
  goOn(before: Wish | null): void {
    if (sameWish(before, this.before)) return;
    this.before = before;
    if (before === null || before.state === "unpublish") return;
    this.state = before.state;
    if (before.state === "schedule") this.typed = momentText(before.at, this.zone);
  }

  /** Whether what was asked for before stays asked for; null where nothing was, or nothing is chosen yet. */
  get keepsBefore(): boolean | null {
    const { before, wish } = this;
    if (before === null || wish === null) return null;
    // By the minute, as times are typed.
    const minute = (at: string): string => momentText(at, "UTC");
    if (before.state === "schedule" && wish.state === "schedule") {
      return minute(before.at) === minute(wish.at);
    }
    return before.state === wish.state;
  }

  /** Something else is chosen: what was said of the last choice is not said of it. */
  reconsider(): void {
    if (this.step.at !== "pushing") this.step = { at: "choosing" };
  }

  /** Looks at what is to be known before the one article leaves. */
  async look(): Promise<void> {
    const [article, more] = this.#articles();
    const { wish, chosen } = this;
    const looking = (this.#looking += 1);
    if (article === undefined || more !== undefined || chosen === null || wish === null) {
      this.checks = null;
      return;
    }
    const answer = await commands.outboxPreflight(article, chosen.id, wish);
    // Something else was chosen meanwhile.
    if (looking !== this.#looking) return;
    this.error = answer.status === "error" ? answer.error : null;
    this.checks = answer.status === "ok" ? answer.data : null;
  }

  /** Asks for the deliveries, once everything is saved. Whether they are in the outbox. */
  async push(): Promise<boolean> {
    const { wish, chosen } = this;
    if (!this.ready || chosen === null || wish === null) return false;
    this.step = { at: "pushing" };
    this.step = (await this.#flush()) ? await this.#push(chosen.id, wish) : { at: "unsaved" };
    return this.step.at === "pushed";
  }

  async #push(site: string, wish: Wish): Promise<PushStep> {
    const answer = await commands.outboxPush([...this.#articles()], site, wish);
    if (answer.status === "error") return { at: "failed", error: answer.error };
    const { queued, refused } = answer.data;
    return refused.length > 0 ? { at: "refused", refused } : { at: "pushed", count: queued.length };
  }
}

function sameWish(one: Wish | null, other: Wish | null): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
