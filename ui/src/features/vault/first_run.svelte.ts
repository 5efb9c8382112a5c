import { commands, type AppError, type AppState, type VaultCreated } from "../../ipc/bindings";
import { wallClock, type Clock } from "../../shared/clock";
import { NewPassphrase, type NewPassphraseFault } from "./new_passphrase.svelte";

const FILE_NAME = "vault.warraq";

/** What must be mended before the vault can be made. */
export type Fault = "name_missing" | "path_missing" | NewPassphraseFault;

/** The first run's form: who writes, where, and with which passphrase. */
export class FirstRunForm {
  name = $state("");
  role = $state("");
  newsroom = $state("");
  place = $state("");
  path = $state("");
  sample = $state(true);
  /** Whether the person has tried to go on; faults are shown from then. */
  tried = $state(false);
  busy = $state(false);
  /** Why the host refused, or null. */
  error: AppError | null = $state.raw(null);
  /** The vault that was made, until its recovery key has been kept. */
  created: VaultCreated | null = $state.raw(null);
  readonly passphrase: NewPassphrase;

  constructor(state: AppState, clock: Clock = wallClock) {
    this.path = state.vault_path;
    this.passphrase = new NewPassphrase(clock);
  }

  /** The names that whoever guesses the passphrase knows. */
  get names(): string[] {
    return [this.name, this.newsroom, this.place].map((name) => name.trim());
  }

  /** What must be mended, in the order of the form. */
  get faults(): Fault[] {
    const faults: Fault[] = [];
    if (this.name.trim() === "") faults.push("name_missing");
    faults.push(...this.passphrase.faults);
    if (this.path.trim() === "") faults.push("path_missing");
    return faults;
  }

  /** Whether this fault is to be shown now. */
  shows(fault: Fault): boolean {
    return this.tried && this.faults.includes(fault);
  }

  /** Asks for the folder in the system's dialog. */
  async choosePlace(): Promise<void> {
    const answer = await commands.vaultChooseFolder();
    if (answer.status === "error") this.error = answer.error;
    else if (answer.data !== null) this.path = vaultIn(answer.data);
  }

  /** Makes the vault when nothing is left to mend; for `anew` also where one was before. True when it was made. */
  async create(anew = false): Promise<boolean> {
    this.tried = true;
    if (this.busy) return false;
    this.busy = true;
    await this.passphrase.settle(this.names);
    if (this.faults.length > 0) {
      this.busy = false;
      return false;
    }
    this.error = null;
    const { name, role, newsroom, place, path, passphrase, sample } = this;
    const answer = await commands.vaultCreate({
      path: path.trim(),
      passphrase: passphrase.typed,
      weak: passphrase.strength.insisted,
      anew,
      person: { name: name.trim(), role: role.trim() },
      newsroom: newsroom.trim(),
      place: place.trim(),
      sample,
    });
    this.busy = false;
    if (answer.status === "error") {
      this.error = answer.error;
      return false;
    }
    passphrase.forget();
    this.created = answer.data;
    return true;
  }
}

/** The vault's file in a chosen folder; a chosen vault file stays as it is. */
export function vaultIn(folder: string): string {
  if (folder.endsWith(".warraq")) return folder;
  const separator = folder.includes("\\") && !folder.includes("/") ? "\\" : "/";
  return folder.endsWith(separator) ? folder + FILE_NAME : folder + separator + FILE_NAME;
}
