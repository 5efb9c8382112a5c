import { commands, type AppError } from "../../ipc/bindings";
import { wallClock, type Clock } from "../../shared/clock";
import { NewPassphrase, type NewPassphraseFault } from "./new_passphrase.svelte";
import { Wait } from "./wait.svelte";

/** What can be made anew: the words that are typed, or the key that is kept on paper. */
export type Renewed = "passphrase" | "recovery";

/** What must be mended before anything is changed. */
export type SecretFault = "current_missing" | NewPassphraseFault | "same";

/** Other secrets for the open vault. What was typed is forgotten once it is done. */
export class SecretsForm {
  renewing: Renewed = $state("passphrase");
  current = $state("");
  /** Whether the person has tried to go on; faults are shown from then. */
  tried = $state(false);
  busy = $state(false);
  error: AppError | null = $state.raw(null);
  /** What has been made anew, until something is typed again. */
  done: Renewed | null = $state(null);
  /** The new recovery key, until it has been kept. */
  key: string | null = $state(null);
  readonly wait: Wait;
  readonly next: NewPassphrase;

  constructor(clock: Clock = wallClock) {
    this.wait = new Wait(clock);
    this.next = new NewPassphrase(clock);
  }

  /** Looks whether somebody has guessed here before. */
  begin(): Promise<void> {
    return this.wait.ask(null);
  }

  /** What must be mended, in the order of the form. */
  get faults(): SecretFault[] {
    const faults: SecretFault[] = [];
    if (this.current === "") faults.push("current_missing");
    if (this.renewing === "recovery") return faults;
    faults.push(...this.next.faults);
    if (this.next.typed !== "" && this.next.typed === this.current) faults.push("same");
    return faults;
  }

  /** Whether this fault is to be shown now. */
  shows(fault: SecretFault): boolean {
    return this.tried && this.faults.includes(fault);
  }

  /** Turns to the other secret; what was typed for the first is forgotten. */
  choose(renewing: Renewed): void {
    if (this.busy || renewing === this.renewing) return;
    this.renewing = renewing;
    this.#forget();
    this.done = null;
  }

  /** Makes it anew when nothing is left to mend. True when that is on the disk. */
  async run(): Promise<boolean> {
    this.tried = true;
    this.done = null;
    if (this.busy || this.wait.left_s > 0) return false;
    this.busy = true;
    await this.next.settle();
    const error = this.faults.length > 0 ? undefined : await this.#renew();
    this.busy = false;
    if (error === undefined) return false;
    if (error !== null) {
      this.error = error;
      await this.wait.ask(null);
      return false;
    }
    this.wait.end();
    this.done = this.renewing;
    this.#forget();
    return true;
  }

  /** The new recovery key has been kept, and is not shown again. */
  kept(): void {
    this.key = null;
  }

  async #renew(): Promise<AppError | null> {
    if (this.renewing === "passphrase") {
      const answer = await commands.vaultChangePassphrase(
        this.current,
        this.next.typed,
        this.next.strength.insisted,
      );
      return answer.status === "error" ? answer.error : null;
    }
    const answer = await commands.vaultRenewRecoveryKey(this.current);
    if (answer.status === "error") return answer.error;
    this.key = answer.data;
    return null;
  }

  #forget(): void {
    this.current = "";
    this.next.forget();
    this.tried = false;
    this.error = null;
  }
}
