import type { AppError, FieldChange, Saved } from "../../ipc/bindings";
import type { Result } from "../../ipc/result";
import type { Clock } from "../../shared/clock";
import { merged } from "./body_changes";
import { FollowedVersions } from "./followed";
import type { BodyChanges, BodySource, SaveProgress, Step, Write } from "./write";

/** Milliseconds the first unsent change may wait, so that a burst of keys is one save. */
export const GATHER_MS = 300;
const FIRST_RETRY_MS = 1000;
const LAST_RETRY_MS = 5000;

/** What a queue is made of. */
export type SaveQueueOptions = {
  /** The version, time and counts the article was opened with. */
  opened: Saved;
  clock: Clock;
  /** Sends one request that starts from `base_version`. */
  send(write: Write, base_version: number): Promise<Result<Saved>>;
  /** Called at every change of progress. */
  onProgress(progress: SaveProgress): void;
};

type QueuedStep = { step: Step; settle: (refused: AppError | null) => void };

const REFUSED_FOR_GOOD: readonly string[] = ["transition_refused", "invalid_field", "not_found"];

/**
 * The one line in which all writes of one article wait. One request is under way at a time and each
 * starts from the version of the answer before it. What fails stays queued and is tried again.
 */
export class SaveQueue {
  readonly #options: SaveQueueOptions;
  #last: Saved;
  #body: BodySource | null = null;
  #bodyDirty = false;
  /** Changes taken from an editor that has since gone away. */
  #held: BodyChanges | null = null;
  #fields = new Map<string, FieldChange>();
  #refusedFields = new Map<string, AppError>();
  /** The body went last: fields that wait go before what has been typed since. */
  #fieldsTurn = false;
  /** Fields are sent one by one, because the host refused them together. */
  #apart = false;
  #steps: QueuedStep[] = [];
  #firstUnsentAt: number | null = null;
  #failures = 0;
  #error: AppError | null = null;
  #sending: Promise<boolean> | null = null;
  #cancelTimer: (() => void) | null = null;
  readonly #followed = new FollowedVersions();
  /** What is under way started from a version that has become another meanwhile. */
  #overtaken = false;
  /** Grows at every restart, so that an answer from before it is not taken for one after. */
  #run = 0;

  constructor(options: SaveQueueOptions) {
    this.#options = options;
    this.#last = options.opened;
  }

  /** Whether anything is not yet on the disk, apart from fields the host refused. */
  get pending(): boolean {
    return this.#bodyDirty || this.#fields.size > 0 || this.#steps.length > 0;
  }

  /** The fields the host refused as they stand, with the reason. */
  get refusedFields(): ReadonlyMap<string, AppError> {
    return this.#refusedFields;
  }

  /** Takes body changes from this editor from now on; null when it goes away. */
  attachBody(source: BodySource | null): void {
    if (source === null && this.#bodyDirty) this.#held ??= this.#body?.takeChanges() ?? null;
    this.#body = source;
    if (source !== null && this.#held !== null) {
      source.giveBack(this.#held);
      this.#held = null;
    }
  }

  /** Says that the editor holds changes. */
  bodyChanged(): void {
    this.#bodyDirty = true;
    this.#queued(GATHER_MS);
  }

  /** Queues a field's new value; a value still waiting for the same field is replaced. */
  fieldChanged(change: FieldChange): void {
    this.#fields.set(change.field, change);
    this.#refusedFields.delete(change.field);
    this.#queued(GATHER_MS);
  }

  /** Queues a status or tag change; resolves to null once it is on the disk, or to the refusal. */
  step(step: Step): Promise<AppError | null> {
    return new Promise((settle) => {
      this.#steps.push({ step, settle });
      this.#queued(0);
    });
  }

  /** Sends everything now. True when all is on the disk, false when a request failed. */
  async flush(): Promise<boolean> {
    for (;;) {
      if (this.#sending !== null) {
        if (!(await this.#sending)) return false;
      } else if (this.pending) {
        if (!(await this.#send())) return false;
      } else {
        return this.#refusedFields.size === 0;
      }
    }
  }

  /**
   * Goes on from an article that was replaced on the disk (an undo, a restored revision). Words the
   * page had not sent are dropped, so flush first.
   */
  restart(opened: Saved): void {
    this.#stopTimer();
    this.#run += 1;
    this.#last = this.#followed.from(opened);
    this.#bodyDirty = false;
    this.#held = null;
    this.#fields.clear();
    this.#refusedFields.clear();
    this.#firstUnsentAt = null;
    this.#error = null;
    this.#failures = 0;
    if (this.#sending === null) this.#next();
  }

  /**
   * The host made version `to` of version `from` by something that changed neither body nor fields. What is written
   * here starts from there, whichever of the two is heard of first.
   */
  followed(from: number, to: number): void {
    this.#followed.add(from, to);
    const before = this.#last;
    this.#last = this.#followed.from(before);
    if (this.#last === before) return;
    if (this.#sending !== null) this.#overtaken = true;
    // It was refused for this and nothing else.
    else if (this.#error?.code === "version_conflict") {
      this.#failures = 0;
      this.#error = null;
      this.#schedule(0);
    }
    this.#report();
  }

  #queued(wait_ms: number): void {
    this.#firstUnsentAt ??= this.#options.clock.now();
    // While a failure waits for its next try, new changes join that try.
    if (this.#sending === null && this.#failures === 0) this.#schedule(wait_ms);
    this.#report();
  }

  #schedule(wait_ms: number): void {
    if (this.#cancelTimer !== null) {
      if (wait_ms > 0) return;
      this.#stopTimer();
    }
    this.#cancelTimer = this.#options.clock.after(wait_ms, () => {
      this.#cancelTimer = null;
      void this.#send();
    });
  }

  #stopTimer(): void {
    this.#cancelTimer?.();
    this.#cancelTimer = null;
  }

  #send(): Promise<boolean> {
    this.#stopTimer();
    const write = this.#take();
    this.#overtaken = false;
    // What is left behind has waited long enough already: it goes right after this request.
    this.#firstUnsentAt = this.pending ? Number.NEGATIVE_INFINITY : null;
    if (write === null) {
      this.#report();
      return Promise.resolve(true);
    }
    const run = this.#run;
    const sending = this.#request(write).then((answer) => {
      this.#sending = null;
      const done = run === this.#run ? this.#settle(write, answer) : true;
      this.#next();
      return done;
    });
    this.#sending = sending;
    this.#report();
    return sending;
  }

  // The words go first and what is said about them after, so that a status never runs ahead of
  // the text it speaks of.
  #take(): Write | null {
    const fieldsFirst = this.#fieldsTurn && this.#fields.size > 0;
    if (this.#bodyDirty && !fieldsFirst) {
      this.#bodyDirty = false;
      this.#fieldsTurn = true;
      const changes = this.#body === null ? this.#held : this.#body.takeChanges();
      this.#held = null;
      if (changes !== null) return { kind: "body", changes };
    }
    this.#fieldsTurn = false;
    if (this.#fields.size > 0) {
      const all = [...this.#fields.values()];
      const changes = this.#apart ? all.slice(0, 1) : all;
      for (const change of changes) this.#fields.delete(change.field);
      return { kind: "fields", changes };
    }
    return this.#steps[0]?.step ?? null;
  }

  async #request(write: Write): Promise<Result<Saved>> {
    try {
      return await this.#options.send(write, this.#last.version);
    } catch (error) {
      return { status: "error", error: { code: "internal", detail: String(error) } };
    }
  }

  /** True when the queue may go on at once, false when it has to wait before trying again. */
  #settle(write: Write, answer: Result<Saved>): boolean {
    const on = answer.status === "ok" || this.#refused(write, answer.error);
    if (answer.status === "ok") {
      this.#last = this.#followed.from(answer.data);
      if (write.kind !== "body" && write.kind !== "fields") this.#steps.shift()?.settle(null);
    }
    if (on) {
      this.#failures = 0;
      this.#error = null;
      if (this.#fields.size === 0) this.#apart = false;
    }
    return on;
  }

  #refused(write: Write, error: AppError): boolean {
    if (write.kind === "fields") {
      if (error.code === "invalid_field") return this.#invalid(write.changes, error);
      this.#putBack(write.changes);
    } else if (write.kind === "body") {
      this.#bodyDirty = true;
      if (this.#body === null) this.#held = merged(write.changes, this.#held);
      else this.#body.giveBack(write.changes);
    } else if (REFUSED_FOR_GOOD.includes(error.code)) {
      this.#steps.shift()?.settle(error);
      return true;
    }
    if (error.code === "version_conflict" && this.#overtaken) return true;
    this.#failures += 1;
    this.#error = error;
    return false;
  }

  // One value at fault must not keep the others from the disk: they go one by one, and the one that
  // is refused alone is set aside until the person changes it.
  #invalid(changes: FieldChange[], error: AppError): boolean {
    const only = changes.length === 1 ? changes[0] : undefined;
    if (only === undefined) {
      this.#putBack(changes);
      this.#apart = true;
    } else if (!this.#fields.has(only.field)) {
      this.#refusedFields.set(only.field, error);
    }
    return true;
  }

  // A newer value that came while the older was under way stands.
  #putBack(changes: FieldChange[]): void {
    const newer = this.#fields;
    this.#fields = new Map(changes.map((change) => [change.field, change]));
    for (const [field, change] of newer) this.#fields.set(field, change);
  }

  #next(): void {
    if (this.pending) {
      const now = this.#options.clock.now();
      const waited_ms = now - (this.#firstUnsentAt ?? Number.NEGATIVE_INFINITY);
      const retry_ms = Math.min(FIRST_RETRY_MS * 2 ** (this.#failures - 1), LAST_RETRY_MS);
      this.#schedule(this.#failures > 0 ? retry_ms : Math.max(0, GATHER_MS - waited_ms));
    }
    this.#report();
  }

  #report(): void {
    const refusal = this.#refusedFields.values().next().value ?? null;
    const error = this.#error ?? refusal;
    const state = this.#sending !== null ? "saving" : this.pending ? "unsaved" : "saved";
    this.#options.onProgress({
      state: error === null ? state : "failed",
      last: this.#last,
      error,
    });
  }
}
