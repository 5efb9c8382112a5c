import { SvelteMap } from "svelte/reactivity";
import { commands, type AppError, type Event, type Listed } from "../../ipc/bindings";
import { listen } from "../../ipc/host";
import type { Result } from "../../ipc/result";
import { wallClock, type Clock } from "../../shared/clock";
import { groupOf, isOpen, type Deed } from "./groups";

/** Milliseconds that changes are gathered before the list is read again. */
export const GATHER_MS = 300;

/** What the host says of an article whose status became another by its delivery. */
export type Moved = { article: string } & NonNullable<Event["moved"]>;

/** What the outbox needs of the window. */
export type OutboxOptions = {
  /** An article's status became another by its delivery. */
  onmoved?: (moved: Moved) => void;
  clock?: Clock;
};

/** The outbox: what was asked for, where each is, and what can be decided. */
export class Outbox {
  items = $state.raw<Listed[]>([]);
  /** Whether it was read. */
  known = $state(false);
  /** Why the last thing asked for could not be done. */
  error = $state.raw<AppError | null>(null);
  /** Why the host cannot go on. */
  stopped = $state.raw<AppError | null>(null);
  /** Everything is being tried, because somebody asked for it. */
  syncing = $state(false);
  /** The articles that are about to be delivered together. */
  about: readonly { id: string; headline: string }[] = $state.raw([]);
  /** Grows whenever something came of a delivery. */
  news = $state(0);
  /** What is on its way now, as last heard. */
  readonly progress = new SvelteMap<string, Event>();
  readonly #options: OutboxOptions;
  readonly #clock: Clock;
  #cancelTimer: (() => void) | null = null;

  constructor(options: OutboxOptions = {}) {
    this.#options = options;
    this.#clock = options.clock ?? wallClock;
  }

  /** How many are not at their end. */
  get open(): number {
    return this.items.filter(isOpen).length;
  }

  /** How many wait for a person. */
  get needed(): number {
    return this.items.filter((item) => groupOf(item) === "person").length;
  }

  /** Whether something of it is on its way or waits for that. */
  get moving(): boolean {
    return this.items.some((item) => groupOf(item) === "moving");
  }

  /** Whether somebody stopped something. */
  get paused(): boolean {
    return this.items.some(({ state }) => state === "paused");
  }

  /** Bytes that went over the line for what is not at its end. */
  get bytes(): number {
    return this.items.filter(isOpen).reduce((sum, item) => sum + this.bytesOf(item), 0);
  }

  /** Bytes that went over the line for one. */
  bytesOf(item: Listed): number {
    // What is heard on the way counts what was written down before, too.
    return Math.max(item.bytes, this.progress.get(item.id)?.bytes ?? 0);
  }

  /** Reads it, and hears of it until the answer is called. */
  listen(): () => void {
    void this.refresh();
    const progress = listen("outbox-progress", (news) => this.#heard(news as Event));
    const rests = listen("outbox-rests", (news) => {
      this.#rests((news as { error: AppError | null }).error);
    });
    return () => {
      this.#cancelTimer?.();
      this.#cancelTimer = null;
      for (const stop of [progress, rests]) void stop.then((off) => off());
    };
  }

  /** Reads the list again. */
  async refresh(): Promise<void> {
    this.#take(await commands.outboxList());
  }

  /** Does what can be done with one by the outbox itself. */
  async do(deed: Deed, { id }: Pick<Listed, "id">): Promise<void> {
    if (deed === "pause") this.#take(await commands.outboxPause(id));
    else if (deed === "cancel") this.#take(await commands.outboxCancel(id));
    else if (deed === "anew") this.#take(await commands.outboxSendAsNew(id));
    else if (deed === "anyway") this.#take(await commands.lineSendAnyway(id));
    else if (deed !== "open" && deed !== "edit" && deed !== "decide")
      this.#take(await commands.outboxResume(id));
  }

  /** Opens the post in the system's browser. */
  async openPost({ article, site_id }: { article: string; site_id: string }): Promise<void> {
    const answer = await commands.outboxOpenPost(article, site_id);
    this.error = answer.status === "error" ? answer.error : null;
  }

  /** Stops everything that is to be sent. */
  async pauseAll(): Promise<void> {
    this.#take(await commands.outboxPauseAll());
  }

  /** Has everything go on that was stopped. */
  async resumeAll(): Promise<void> {
    this.#take(await commands.outboxResumeAll());
  }

  /** Tries everything that waits now. */
  async sync(): Promise<void> {
    this.syncing = true;
    const answer = await commands.outboxSync();
    this.error = answer.status === "error" ? answer.error : null;
    if (answer.status === "error") this.syncing = false;
  }

  #take(answer: Result<Listed[]>): void {
    this.error = answer.status === "error" ? answer.error : null;
    // What is shown stays true where something was refused: it has changed meanwhile.
    if (answer.status === "error") {
      if (answer.error.code === "wrong_state") this.#soon();
      return;
    }
    this.items = answer.data;
    this.known = true;
    const moving = new Set(
      answer.data.filter((item) => item.state === "sending").map(({ id }) => id),
    );
    for (const id of [...this.progress.keys()]) if (!moving.has(id)) this.progress.delete(id);
    this.news += 1;
  }

  #heard(event: Event): void {
    this.stopped = null;
    this.progress.set(event.item, event);
    const { moved } = event;
    if (moved !== null) this.#options.onmoved?.({ article: event.article, ...moved });
    const listed = this.items.find(({ id }) => id === event.item);
    const is_same =
      listed?.state === event.state && listed.step === event.step && listed.task === event.task;
    if (!is_same) this.#soon();
  }

  #rests(error: AppError | null): void {
    this.syncing = false;
    this.stopped = error;
    this.#soon();
  }

  /** Reads the list again, once for all that comes in a moment. */
  #soon(): void {
    this.#cancelTimer ??= this.#clock.after(GATHER_MS, () => {
      this.#cancelTimer = null;
      void this.refresh();
    });
  }
}
