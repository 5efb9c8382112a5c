import {
  commands,
  type AppError,
  type AppState,
  type VaultBackup,
  type VaultSalvaged,
} from "../../ipc/bindings";
import { wallClock, type Clock } from "../../shared/clock";
import { Wait } from "./wait.svelte";

/** Answers after which the next try may have to wait. */
const GUESSED: readonly AppError["code"][] = ["wrong_passphrase", "too_soon"];

/** Answers after which a backup is what is left. */
const LOST: readonly AppError["code"][] = ["vault_damaged", "not_a_vault", "vault_missing"];

/** What the host says of a vault that was to be opened. */
type Opened = Awaited<ReturnType<typeof commands.vaultUnlock>>;

/** Opening a vault that is already there. */
export class UnlockForm {
  passphrase = $state("");
  /** The vault to open; null for the one the host knows. */
  path: string | null = $state(null);
  busy = $state(false);
  error: AppError | null = $state.raw(null);
  /** What was salvaged of a damaged vault into a new one; null until it was. */
  salvaged: VaultSalvaged | null = $state.raw(null);
  /** Whether it is being salvaged now. */
  salvaging = $state(false);
  /** The newest backup of a vault that cannot be opened; null where none is known. */
  backup: VaultBackup | null = $state.raw(null);
  /** How long the next try has to wait. */
  readonly wait: Wait;
  readonly #known: string;
  readonly #setAside: string | null;

  /** For the vault at `known`, or for the one at `setAside` that was there before a restore was stopped. */
  constructor(known: string, clock: Clock = wallClock, setAside: string | null = null) {
    this.#known = known;
    this.#setAside = setAside;
    this.wait = new Wait(clock);
  }

  /** Whether what is typed can be tried now. */
  get ready(): boolean {
    return !this.busy && this.passphrase !== "" && this.wait.left_s === 0;
  }

  /** Looks whether somebody has guessed here before: also before a restart. Resolves when it is known. */
  begin(): Promise<void> {
    return this.wait.ask(this.path);
  }

  /** Where the vault is that goes back to its place when it is opened; null when none does. */
  get setAside(): string | null {
    return this.path === null ? this.#setAside : null;
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
    this.salvaged = null;
    this.backup = null;
    this.error = null;
    await this.wait.ask(this.path);
    return true;
  }

  /** Makes a new vault of what can be read in the damaged one, which stays as it is. True when there is one. */
  async salvage(): Promise<boolean> {
    if (!this.ready) return false;
    this.busy = this.salvaging = true;
    const answer = await commands.vaultSalvage(this.path, this.passphrase);
    this.busy = this.salvaging = false;
    if (answer.status === "error") {
      this.error = answer.error;
      return false;
    }
    this.error = null;
    this.salvaged = answer.data;
    this.path = answer.data.path;
    return true;
  }

  /** Puts the newest backup in the place of the vault; the state of the open vault, or null with `error`. */
  async takeBackup(): Promise<AppState | null> {
    if (!this.ready || this.backup === null) return null;
    this.busy = true;
    const { path } = this.backup;
    return this.#opened(await commands.vaultTakeBackup(this.path, path, this.passphrase));
  }

  /** Opens the vault; the state of the open vault, or null with `error` saying why not. */
  async unlock(): Promise<AppState | null> {
    if (!this.ready) return null;
    this.busy = true;
    this.wait.over = false;
    const answer =
      this.setAside === null
        ? await commands.vaultUnlock(this.path, this.passphrase)
        : await commands.vaultPutBack(this.passphrase);
    return this.#opened(answer);
  }

  async #opened(answer: Opened): Promise<AppState | null> {
    this.busy = false;
    if (answer.status === "error") {
      this.error = answer.error;
      if (GUESSED.includes(answer.error.code)) await this.wait.ask(this.path);
      if (LOST.includes(answer.error.code)) await this.#findBackup();
      return null;
    }
    this.wait.end();
    this.passphrase = "";
    this.error = null;
    return answer.data;
  }

  async #findBackup(): Promise<void> {
    const answer = await commands.vaultNewestBackup(this.path, this.passphrase);
    this.backup = answer.status === "ok" ? answer.data : null;
  }
}
