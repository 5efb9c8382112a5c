import { commands, type AppError } from "../../ipc/bindings";
import { listen } from "../../ipc/host";
import type { Result } from "../../ipc/result";
import { wallClock, type Clock } from "../../shared/clock";

/** How far the asking of a site is, as the host sends it. */
export type AskingStep = "finding" | "rights" | "terms";

/** Milliseconds a question takes before anything is shown of it. */
export const QUIET_MS = 200;

/** One question to a site at a time: under way, stopped, failed. */
export class Asking {
  running = $state(false);
  /** It has taken long enough to be shown. */
  shown = $state(false);
  step: AskingStep = $state("finding");
  stopping = $state(false);
  /** Why nothing could be asked at all. */
  error = $state.raw<AppError | null>(null);
  readonly #clock: Clock;

  constructor(clock: Clock = wallClock) {
    this.#clock = clock;
  }

  /** The answer of `work`; null where it failed, or something is asked already. */
  async run<T>(first: AskingStep, work: () => Promise<Result<T>>): Promise<T | null> {
    if (this.running) return null;
    this.running = true;
    this.stopping = false;
    this.error = null;
    this.step = first;
    const deaf = await listen("site-progress", (step) => (this.step = step as AskingStep));
    const cancel = this.#clock.after(QUIET_MS, () => (this.shown = true));
    try {
      const answer = await work();
      if (answer.status === "ok") return answer.data;
      this.error = answer.error;
      return null;
    } finally {
      cancel();
      deaf();
      this.running = false;
      this.shown = false;
    }
  }

  /** Gives up what is being asked. */
  async stop(): Promise<void> {
    if (!this.running || this.stopping) return;
    this.stopping = true;
    const answer = await commands.siteCancel();
    if (answer.status === "error") this.stopping = false;
  }
}
