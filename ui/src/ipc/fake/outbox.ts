import type {
  Article,
  BudgetPeriod,
  Check,
  Event,
  ItemState,
  Listed,
  OutboxSite,
  Place,
  Pushed,
  Saved,
  Spent,
  Wish,
} from "../bindings";
import { listed } from "./listed";
import { Refusal } from "./refusal";
import { numberedId } from "./sample";

/** What deliveries need of the host. */
export type FakeLine = {
  open(id: string): Article;
  textOf(article: Article): string;
  words(): readonly string[];
  now(): string;
  person(): string;
  deliver(id: string): Saved;
  tell(event: string, payload: unknown): void;
};

const NO_CHECK: Omit<Check, "kind" | "level"> = {
  field: null,
  part: null,
  block: null,
  detail: "",
  excerpt: "",
  count: 0,
  most: 0,
  until: null,
};

const DECIDED = {
  pause: { from: ["queued", "sending"], to: "paused" },
  anew: { from: ["refused", "changed"], to: "queued" },
  resume: { from: ["paused", "refused", "queued", "sending"], to: "queued" },
  cancel: {
    from: ["queued", "sending", "paused", "scheduled", "refused", "conflict"],
    to: "cancelled",
  },
} as const satisfies Record<string, { from: readonly ItemState[]; to: ItemState }>;

/** Sites and the outbox of the fake vault. Nothing is sent: tests say what comes of each delivery. */
export class FakeOutbox {
  sites: OutboxSite[] = [];
  items: Listed[] = [];
  /** What went over the line. */
  spent: Spent = {
    bytes: 12_300_000,
    budget: null,
    since: "2026-10-31T21:00:00Z",
    until: "2026-11-30T21:00:00Z",
  };
  /** The posts that the system's browser was asked for. */
  readonly opened: string[] = [];
  readonly #line: FakeLine;
  #made = 0;

  constructor(line: FakeLine) {
    this.#line = line;
  }

  /** Every command that it answers. */
  readonly answers: Record<string, (args: never) => unknown> = {
    outbox_sites: () => this.sites,
    outbox_preflight: (args: { article: string; site: string; wish: Wish }) =>
      this.checks(args.article, args.wish),
    outbox_push: (args: { articles: string[]; site: string; wish: Wish }) =>
      this.push(args.articles, args.site, args.wish),
    outbox_list: () => this.items,
    outbox_places: ({ article }: { article: string }) => this.places(article),
    outbox_pause: ({ id }: { id: string }) => this.decide(id, "pause"),
    outbox_resume: ({ id }: { id: string }) => this.decide(id, "resume"),
    outbox_send_as_new: ({ id }: { id: string }) => this.decide(id, "anew"),
    outbox_cancel: ({ id }: { id: string }) => this.decide(id, "cancel"),
    outbox_pause_all: () => this.all("pause"),
    outbox_resume_all: () => this.all("resume"),
    outbox_sync: () => this.sync(),
    line_spent: () => this.spent,
    line_budget: (args: { megabytes: number; per: BudgetPeriod }) => {
      const { megabytes, per } = args;
      this.spent = { ...this.spent, budget: megabytes > 0 ? { megabytes, per } : null };
      return this.spent;
    },
    line_send_anyway: ({ id }: { id: string }) => {
      const state = this.#item(id).state === "refused" ? "sending" : this.#item(id).state;
      this.becomes(id, { state, reason: null, next_try: null });
      return this.items;
    },
    outbox_open_post: (args: { article: string; site: string }) =>
      this.open(args.article, args.site),
  };

  /** Adds a site as somebody could. */
  addSite(site: Partial<OutboxSite> = {}): OutboxSite {
    const id = numberedId(700 + this.sites.length);
    const made: OutboxSite = {
      id,
      name: "xeber24.net",
      kind: "wordpress",
      url: "https://xeber24.net",
      login: "rojin",
      zone: "Asia/Damascus",
      usual: "draft",
      quiet_until: null,
      ...site,
    };
    this.sites.push(made);
    return made;
  }

  /** Puts a delivery into the outbox that stands like this. */
  put(article: string, changes: Partial<Listed> = {}): Listed {
    const site = this.sites[0] ?? this.addSite();
    this.#made += 1;
    const item = listed({
      id: numberedId(8000 + this.#made),
      article,
      headline: this.#line.open(article).fields.headline,
      site: site.name,
      site_id: site.id,
      site_kind: site.kind,
      zone: site.zone,
      asked_by: this.#line.person(),
      asked_at: this.#line.now(),
      ...changes,
    });
    opens(item);
    this.items.push(item);
    return item;
  }

  /** Something came of a delivery; the page is told. */
  becomes(id: string, changes: Partial<Listed>, bytes = 0): void {
    const item = this.#item(id);
    Object.assign(item, changes);
    opens(item);
    let moved: Event["moved"] = null;
    if (item.state === "verified" && item.remote_state === "published") {
      const { version: from, status } = this.#line.open(item.article);
      if (!["delivered", "corrected", "spiked"].includes(status)) {
        const { version } = this.#line.deliver(item.article);
        moved = { from, version, status: "delivered" };
      }
    }
    const { article, site_id: site, state, step, steps, task } = item;
    const event: Event = {
      item: id,
      article,
      site,
      state,
      task: task ?? "verify",
      step,
      steps,
      sent: bytes,
      received: 0,
      bytes: item.bytes + bytes,
      moved,
    };
    this.#line.tell("outbox-progress", event);
  }

  checks(article: string, wish: Wish): Check[] {
    const { fields, status } = this.#line.open(article);
    const checks: Check[] = [];
    if (status === "spiked") checks.push({ ...NO_CHECK, kind: "spiked", level: "stop" });
    const from = publicFrom(wish, this.#line.now());
    if (from !== null && fields.embargo !== null && from < Date.parse(fields.embargo)) {
      const until = fields.embargo;
      checks.push({ ...NO_CHECK, kind: "embargo", level: "stop", field: "embargo", until });
    }
    if (wish.state === "schedule" && Date.parse(wish.at) < Date.parse(this.#line.now())) {
      checks.push({ ...NO_CHECK, kind: "time-past", level: "stop", until: wish.at });
    }
    const text = this.#line.textOf(this.#line.open(article));
    for (const word of this.#line.words().filter((one) => text.includes(one))) {
      const excerpt = text.slice(0, 60);
      const part = "text";
      checks.push({
        ...NO_CHECK,
        kind: "never-publish",
        level: "stop",
        part,
        detail: word,
        excerpt,
      });
    }
    if (fields.place === "") {
      checks.push({ ...NO_CHECK, kind: "field-missing", level: "warning", field: "place" });
    }
    return checks;
  }

  push(articles: string[], site: string, wish: Wish): Pushed {
    const found = this.sites.find(({ id }) => id === site);
    if (found === undefined) throw new Refusal("not_found", site);
    const refused = articles.flatMap((article) => {
      const checks = this.checks(article, wish).filter(({ level }) => level === "stop");
      const { headline } = this.#line.open(article).fields;
      return checks.length === 0 ? [] : [{ article, headline, checks }];
    });
    if (refused.length > 0) return { queued: [], refused };
    const { name, kind, zone } = found;
    const of_site = { site: name, site_id: site, site_kind: kind, zone, wish };
    const queued = articles.map((article) => {
      this.items = this.items.filter((item) => item.article !== article || item.site_id !== site);
      return this.put(article, of_site).id;
    });
    return { queued, refused: [] };
  }

  places(article: string): Place[] {
    const items = this.items.filter((item) => item.article === article);
    return items.map((item) => ({
      site_id: item.site_id,
      site: item.site,
      site_kind: item.site_kind,
      zone: item.zone,
      state: item.remote_state,
      has_password: item.has_password,
      url: item.open_url ?? "",
      is_public: item.is_public,
      date: item.date,
      alert: item.alert,
      altered: item.altered,
      at: item.asked_at,
      asked: isUnderWay(item) && item.wish.state !== "draft" ? item.wish : null,
      item,
    }));
  }

  decide(id: string, deed: keyof typeof DECIDED): Listed[] {
    const item = this.#item(id);
    const { from, to } = DECIDED[deed];
    if (!(from as readonly ItemState[]).includes(item.state)) throw new Refusal("wrong_state", id);
    Object.assign(item, { state: to, reason: null, next_try: null });
    return this.items;
  }

  all(deed: "pause" | "resume"): Listed[] {
    const states: readonly ItemState[] = deed === "pause" ? ["queued", "sending"] : ["paused"];
    for (const { id, state } of this.items) if (states.includes(state)) this.decide(id, deed);
    return this.items;
  }

  sync(): null {
    queueMicrotask(() => this.#line.tell("outbox-rests", { error: null }));
    return null;
  }

  open(article: string, site: string): null {
    const item = this.items.find((one) => one.article === article && one.site_id === site);
    const url = item?.open_url ?? null;
    if (url === null) throw new Refusal("no_address", article);
    this.opened.push(url);
    return null;
  }

  #item(id: string): Listed {
    const item = this.items.find((one) => one.id === id);
    if (item === undefined) throw new Refusal("not_found", id);
    return item;
  }
}

/** Readers have its address once it is published; until then it opens for who is signed in. */
function opens(item: Listed): void {
  item.is_public = item.remote_state === "published";
  const preview =
    item.remote_id === null ? null : `https://xeber24.net/?p=${item.remote_id}&preview=true`;
  const held = item.remote_state === null || item.remote_state === "trashed";
  item.open_url = held ? null : item.is_public ? item.remote_url : preview;
}

function publicFrom(wish: Wish, now: string): number | null {
  if (wish.state === "publish") return Date.parse(now);
  return wish.state === "schedule" ? Math.max(Date.parse(wish.at), Date.parse(now)) : null;
}

/** Whether it goes on by itself. */
function isUnderWay({ state }: Listed): boolean {
  return state === "queued" || state === "sending";
}
