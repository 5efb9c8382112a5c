import type { Clock } from "../shared/clock";

const MINUTE_MS = 60_000;
/** How often it is looked whether somebody is still there. */
const LOOK_MS = 10_000;
const SIGNS = ["keydown", "pointerdown", "pointermove", "wheel"] as const;

/** What the watch is made of. */
export type IdleOptions = {
  clock: Clock;
  /** After how many minutes nobody is there; 0 for never. */
  minutes: () => number;
  /** Whether something goes on that a person waits for, and that a lock would break off. */
  busy: () => boolean;
  lock: () => Promise<void>;
};

/** Locks the vault when nobody has touched a key or the pointer for a while. */
export class IdleLock {
  readonly #options: IdleOptions;
  #touched_ms: number;

  constructor(options: IdleOptions) {
    this.#options = options;
    this.#touched_ms = options.clock.now();
  }

  /** Somebody is there. */
  touched(): void {
    this.#touched_ms = this.#options.clock.now();
  }

  /** Watches until the answer is called. */
  run(): () => void {
    const touched = (): void => this.touched();
    for (const sign of SIGNS)
      window.addEventListener(sign, touched, { capture: true, passive: true });
    this.touched();
    let stop = this.#options.clock.after(LOOK_MS, () => void look());
    let ended = false;
    const look = async (): Promise<void> => {
      // The clock on the wall: a computer that slept was left alone as well.
      if (this.#isIdle()) await this.#options.lock();
      if (!ended) stop = this.#options.clock.after(LOOK_MS, () => void look());
    };
    return () => {
      ended = true;
      stop();
      for (const sign of SIGNS) window.removeEventListener(sign, touched, { capture: true });
    };
  }

  #isIdle(): boolean {
    const { clock, minutes, busy } = this.#options;
    const limit_ms = minutes() * MINUTE_MS;
    return limit_ms > 0 && clock.now() - this.#touched_ms >= limit_ms && !busy();
  }
}
