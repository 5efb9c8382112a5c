import type { Clock } from "./clock";

/** A clock that stands still until it is told to go on. */
export class HeldClock implements Clock {
  #now_ms = 0;
  #waiting: { at_ms: number; run: () => void }[] = [];

  now(): number {
    return this.#now_ms;
  }

  after(delay_ms: number, run: () => void): () => void {
    const timer = { at_ms: this.#now_ms + delay_ms, run };
    this.#waiting.push(timer);
    return () => void (this.#waiting = this.#waiting.filter((other) => other !== timer));
  }

  /** Lets time pass, and everything that is due happen in its order. */
  async pass(span_ms: number): Promise<void> {
    const end_ms = this.#now_ms + span_ms;
    for (;;) {
      await settled();
      const due = this.#waiting
        .filter((timer) => timer.at_ms <= end_ms)
        .sort((one, other) => one.at_ms - other.at_ms)[0];
      if (due === undefined) break;
      this.#waiting = this.#waiting.filter((other) => other !== due);
      this.#now_ms = Math.max(this.#now_ms, due.at_ms);
      due.run();
    }
    this.#now_ms = end_ms;
  }
}

/** Lets everything happen that waits for no clock. */
export async function settled(): Promise<void> {
  for (let turn = 0; turn < 20; turn += 1) await Promise.resolve();
}
