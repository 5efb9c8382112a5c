import { commands } from "../../ipc/bindings";
import { wallClock, type Clock } from "../../shared/clock";

const SECOND_MS = 1000;

/** The wait after several wrong passphrases: counted down, and over by itself. */
export class Wait {
  /** Whole seconds until the next try; 0 when it may be made. */
  left_s = $state(0);
  /** Whether a wait has just ended, so that it can be said. */
  over = $state(false);
  readonly #clock: Clock;
  #until_ms = 0;
  #stop: (() => void) | null = null;

  constructor(clock: Clock = wallClock) {
    this.#clock = clock;
  }

  /** Asks the host how long it is for this vault; null is the one it knows. */
  async ask(path: string | null): Promise<void> {
    const answer = await commands.vaultWait(path);
    if (answer.status === "error") return;
    this.end();
    this.over = false;
    this.#until_ms = this.#clock.now() + answer.data * SECOND_MS;
    this.#count();
  }

  /** Counts no longer: nobody looks. */
  end(): void {
    this.#stop?.();
    this.#stop = null;
  }

  // What is left is looked up each time: a computer that slept has waited as well.
  #count(): void {
    const before = this.left_s;
    const left_ms = Math.max(0, this.#until_ms - this.#clock.now());
    this.left_s = Math.ceil(left_ms / SECOND_MS);
    if (this.left_s > 0) {
      const next_ms = left_ms % SECOND_MS || SECOND_MS;
      this.#stop = this.#clock.after(next_ms, () => this.#count());
    } else {
      this.#stop = null;
      this.over = before > 0;
    }
  }
}
