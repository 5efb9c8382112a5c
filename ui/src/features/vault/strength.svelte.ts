import { commands, type PassphraseStrength } from "../../ipc/bindings";
import { wallClock, type Clock } from "../../shared/clock";

/** How long nothing is typed before the host is asked: a verdict at every letter would be read out at every letter. */
const PAUSE_MS = 350;

/** What a new passphrase may be refused for. */
export type StrengthFault = "passphrase_short" | "passphrase_easy";

/** How hard the passphrase that is typed is to guess, as the host counts it. */
export class TypedStrength {
  /** The last verdict; null where nothing is typed, or none came yet. */
  told: PassphraseStrength | null = $state.raw(null);
  /** Whether this very passphrase is wanted although it is easy to guess. */
  insisted = $state(false);
  readonly #clock: Clock;
  /** What was typed last, and what the verdict is of: the passphrase with the names. */
  #of = "";
  #toldOf = "";
  #asked = 0;
  #stop: () => void = () => undefined;

  constructor(clock: Clock = wallClock) {
    this.#clock = clock;
  }

  /** Tells of this passphrase after a pause; whoever guesses knows the names. */
  typed(passphrase: string, names: readonly string[] = []): void {
    this.#stop();
    if (this.#turnTo(passphrase, names))
      this.#stop = this.#clock.after(PAUSE_MS, () => void this.#ask(passphrase, names));
  }

  /** Tells of this passphrase now; done when the verdict is that of what is typed. */
  async settle(passphrase: string, names: readonly string[] = []): Promise<void> {
    this.#stop();
    if (this.#turnTo(passphrase, names)) await this.#ask(passphrase, names);
  }

  /** What this passphrase is refused for, by the last verdict; null where it may be tried. */
  faultOf(passphrase: string): StrengthFault | null {
    if (passphrase === "" || (this.told?.missing ?? 0) > 0) return "passphrase_short";
    return this.told?.easy === true && !this.insisted ? "passphrase_easy" : null;
  }

  /** Forgets what was typed. */
  forget(): void {
    this.#stop();
    this.#turnTo("", []);
  }

  // True where the host has to be asked: the verdict is of something else.
  #turnTo(passphrase: string, names: readonly string[]): boolean {
    const of = passphrase === "" ? "" : [passphrase, ...names].join("\n");
    if (of !== this.#of) {
      this.insisted = false;
      this.#asked += 1;
    }
    this.#of = of;
    if (of === "") this.#tell(null);
    return of !== this.#toldOf;
  }

  async #ask(passphrase: string, names: readonly string[]): Promise<void> {
    const asked = (this.#asked += 1);
    const answer = await commands.vaultPassphraseStrength(passphrase, [...names]);
    // Something else was typed meanwhile. Where the host cannot tell, it refuses by itself what it must.
    if (asked === this.#asked) this.#tell(answer.status === "ok" ? answer.data : null);
  }

  #tell(told: PassphraseStrength | null): void {
    this.told = told;
    this.#toldOf = told === null ? "" : this.#of;
  }
}
