import { commands, type AppError, type AppState } from "../../ipc/bindings";

/** Opening a vault that is already there. */
export class UnlockForm {
  passphrase = $state("");
  /** The vault to open; null for the one the host knows. */
  path: string | null = $state(null);
  busy = $state(false);
  error: AppError | null = $state.raw(null);
  readonly #known: string;

  constructor(known: string) {
    this.#known = known;
  }

  /** Where the vault is. */
  get place(): string {
    return this.path ?? this.#known;
  }

  /** Asks for a vault file in the system's dialog. True when one was chosen. */
  async chooseOther(): Promise<boolean> {
    const answer = await commands.vaultChooseFile();
    if (answer.status === "error") {
      this.error = answer.error;
      return false;
    }
    if (answer.data === null) return false;
    this.path = answer.data;
    this.error = null;
    return true;
  }

  /** Opens the vault; the state of the open vault, or null with `error` saying why not. */
  async unlock(): Promise<AppState | null> {
    if (this.busy || this.passphrase === "") return null;
    this.busy = true;
    const answer = await commands.vaultUnlock(this.path, this.passphrase);
    this.busy = false;
    if (answer.status === "error") {
      this.error = answer.error;
      return null;
    }
    this.passphrase = "";
    this.error = null;
    return answer.data;
  }
}
