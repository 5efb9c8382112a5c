import { wallClock, type Clock } from "../../shared/clock";
import { TypedStrength, type StrengthFault } from "./strength.svelte";

/** What must be mended of a new passphrase. */
export type NewPassphraseFault = StrengthFault | "passphrases_differ";

/** A new passphrase: typed twice, weighed, and insisted on where it is easy to guess. */
export class NewPassphrase {
  typed = $state("");
  again = $state("");
  readonly strength: TypedStrength;

  constructor(clock: Clock = wallClock) {
    this.strength = new TypedStrength(clock);
  }

  /** What must be mended, in the order of the fields. */
  get faults(): NewPassphraseFault[] {
    const faults: NewPassphraseFault[] = [];
    const weak = this.strength.faultOf(this.typed);
    if (weak !== null) faults.push(weak);
    if (this.typed !== this.again) faults.push("passphrases_differ");
    return faults;
  }

  /** Weighs what is typed now; whoever guesses knows the names. */
  settle(names: readonly string[] = []): Promise<void> {
    return this.strength.settle(this.typed, names);
  }

  /** Forgets what was typed. */
  forget(): void {
    this.typed = "";
    this.again = "";
    this.strength.forget();
  }
}
