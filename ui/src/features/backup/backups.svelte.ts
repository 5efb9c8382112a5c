import {
  commands,
  type AppError,
  type AppState,
  type BackupFile,
  type BackupOutcome,
  type BackupReport,
  type Backups as Listed,
  type VaultComparison,
} from "../../ipc/bindings";
import { listen } from "../../ipc/host";
import { BackupArticles } from "./articles.svelte";
import { BackupFaults } from "./faults.svelte";

/** What the backups have to do with the open newsroom. */
export type BackupsOptions = {
  /** Saves everything. False when something could not be saved. */
  flush(): Promise<boolean>;
  /** Called when an article came back. */
  onbrought(article: string): void;
  /** Called with the vault that was restored, and with what the one before is called now. */
  onrestored(app: AppState, setAside: string | null): void;
};

/** The backups of the vault: what is there, making one, looking into one, restoring it. */
export class BackupsDesk {
  listed: Listed | null = $state.raw(null);
  error: AppError | null = $state.raw(null);
  /** Whether one is being made. */
  making = $state(false);
  stopping = $state(false);
  /** How far it is, in pages; null before it is known. */
  progress: { done: number; total: number } | null = $state.raw(null);
  /** What came of the last one, folder by folder. */
  outcomes: readonly BackupOutcome[] = $state.raw([]);
  /** The backup that is looked into; null for the list of all. */
  chosen: BackupFile | null = $state.raw(null);
  /** What reading it through has shown; null until then. */
  report: BackupReport | null = $state.raw(null);
  /** Whether it is being read through, or restored. */
  busy: "verify" | "restore" | null = $state(null);
  /** Whether it is asked if the whole vault is to be restored. */
  asking = $state(false);
  passphrase = $state("");
  /** What of the vault would be otherwise then; null until that is known. */
  changes: VaultComparison | null = $state.raw(null);
  /** What the vault before is called, where a backup was just put in its place. */
  setAside: string | null = $state(null);
  /** The folders that did not get the backup that was due. */
  readonly faults = new BackupFaults();
  /** The articles of the chosen backup. */
  readonly articles: BackupArticles;
  readonly #options: BackupsOptions;

  constructor(options: BackupsOptions) {
    this.#options = options;
    this.articles = new BackupArticles(options);
  }

  /** Whether something runs that must not be left. */
  get held(): boolean {
    return this.busy === "restore";
  }

  /** Begins with the list of what is there, and hears how far one is until the answer is called. */
  open(): () => void {
    this.chosen = null;
    this.articles.shown = null;
    this.#ask(false);
    void this.refresh();
    const stop = listen("backup-progress", (progress) => {
      if (this.making) this.progress = progress as { done: number; total: number };
    });
    return () => {
      void stop.then((off) => off());
      this.faults.seen();
    };
  }

  /** Looks again what is there. */
  async refresh(): Promise<void> {
    const answer = await commands.backupList();
    if (answer.status === "ok") this.listed = answer.data;
    this.error = answer.status === "error" ? answer.error : null;
  }

  /** Makes one in each folder now; words that were just typed are in it. */
  async make(): Promise<void> {
    if (this.making) return;
    this.making = true;
    this.stopping = false;
    this.progress = null;
    this.outcomes = [];
    await this.#options.flush();
    const answer = await commands.backupMake();
    this.making = false;
    await this.refresh();
    if (answer.status === "error") {
      this.error = answer.error;
      return;
    }
    this.outcomes = answer.data;
    for (const { folder, error } of answer.data) if (error === null) this.faults.over(folder);
  }

  /** Stops the one that is being made. */
  async stop(): Promise<void> {
    if (!this.making || this.stopping) return;
    this.stopping = true;
    await commands.backupCancel();
  }

  /** Looks into a backup. */
  choose(backup: BackupFile): void {
    this.chosen = backup;
    this.report = null;
    this.error = null;
    this.asking = false;
    void this.articles.open(backup.path);
  }

  /** Goes one step back: from an article to its backup, from there to the list. False where this is the list. */
  back(): boolean {
    if (this.chosen === null || this.held) return this.held;
    if (this.articles.shown !== null) this.articles.shown = null;
    else if (this.asking) this.#ask(false);
    else this.chosen = null;
    return true;
  }

  /** Reads the chosen backup through. */
  async verify(): Promise<void> {
    if (this.chosen === null || this.busy !== null) return;
    this.busy = "verify";
    const answer = await commands.backupVerify(this.chosen.path);
    this.busy = null;
    this.report = answer.status === "ok" ? answer.data : null;
    this.error = answer.status === "error" ? answer.error : null;
  }

  /** Asks whether the whole vault is to be what the chosen backup is, and says what that changes. */
  async ask(): Promise<void> {
    const { chosen } = this;
    this.#ask(true);
    if (chosen === null) return;
    // What was just typed is newer too.
    await this.#options.flush();
    const answer = await commands.backupCompare(chosen.path);
    if (!this.asking || this.chosen !== chosen) return;
    if (answer.status === "ok") this.changes = answer.data;
    else this.error = answer.error;
  }

  /** Puts the chosen backup in the place of the vault. True when it is. */
  async restore(): Promise<boolean> {
    const { chosen, passphrase } = this;
    if (chosen === null || passphrase === "" || this.busy !== null) return false;
    this.busy = "restore";
    const saved = await this.#options.flush();
    const answer = saved ? await commands.backupRestore(chosen.path, passphrase) : null;
    this.busy = null;
    if (answer === null) {
      this.error = { code: "file_unwritable", detail: "something open could not be saved" };
      return false;
    }
    if (answer.status === "error") {
      this.error = answer.error;
      return false;
    }
    this.#ask(false);
    this.#options.onrestored(answer.data.state, answer.data.set_aside);
    return true;
  }

  #ask(asking: boolean): void {
    this.asking = asking;
    this.passphrase = "";
    this.changes = null;
    this.error = null;
  }
}
