import {
  commands,
  type AppError,
  type ExportBatch,
  type ExportOrder,
  type ExportReport,
  type HeldWord,
  type PresetInfo,
} from "../../ipc/bindings";
import { listen } from "../../ipc/host";
import { wallClock, type Clock } from "../../shared/clock";
import { FileChoices } from "./file_choices.svelte";
import { fileNameFault, hasExtension, joinPath } from "../../shared/path";

/** Milliseconds an export runs before anything is shown of it. */
export const QUIET_MS = 200;

/** An article that is to be exported, as it is called. */
export type NamedArticle = { id: string; headline: string; language: string };

/** How far an export is, as the host sends it. */
export type ExportProgress = { done: number; total: number };

/** Where the export of several articles is. The two questions are asked before anything is written. */
export type SeveralStep =
  | { at: "choosing" }
  | { at: "running" }
  | { at: "ask_overwrite" }
  | { at: "ask_unsaved" }
  | { at: "held"; held: HeldWord[] }
  | { at: "stopped" }
  | { at: "done"; files: ExportReport[] }
  | { at: "failed"; error: AppError };

/** What the person has agreed to for one export. */
export type Consent = { overwrite?: true; unsaved?: true };

/** What an export of several articles needs of the window. */
export type SeveralOptions = {
  /** Saves everything; false when something could not be saved. */
  flush(): Promise<boolean>;
  /** What a file with all articles is called until somebody says otherwise. */
  named(): string;
  clock?: Clock;
};

/** An export of several articles: which, as what, where to, how far it is and what came of it. */
export class SeveralExport {
  articles = $state.raw<NamedArticle[]>([]);
  readonly choices = new FileChoices();
  presets = $state.raw<PresetInfo[]>([]);
  /** The preset that says what is written; empty where the person chooses. */
  preset = $state("");
  /** One file for all was asked for. */
  together = $state(false);
  folder = $state("");
  fileName = $state("");
  /** Why formats or presets could not be read. */
  error = $state.raw<AppError | null>(null);
  step = $state.raw<SeveralStep>({ at: "choosing" });
  progress = $state.raw<ExportProgress | null>(null);
  /** It has run for longer than a moment. */
  shown = $state(false);
  stopping = $state(false);
  /** Its sheet is open. */
  looked = $state(false);
  /** It ended while nobody looked. */
  unread = $state(false);
  running = $derived(this.step.at === "running");
  /** Whether one file for all is possible. */
  canJoin = $derived(this.articles.length > 1 && this.choices.collects);
  joined = $derived(this.together && this.canJoin);
  /** Whether the one file is named here. */
  named = $derived(this.joined && this.choices.files.length === 1);
  nameFault = $derived(this.named ? fileNameFault(this.fileName) : null);
  ready = $derived(
    this.articles.length > 0 &&
      this.choices.complete &&
      this.folder.trim() !== "" &&
      this.nameFault === null,
  );
  readonly #options: SeveralOptions;
  readonly #clock: Clock;
  #agreed: Consent = {};

  constructor(options: SeveralOptions) {
    this.#options = options;
    this.#clock = options.clock ?? wallClock;
  }

  /** Begins with these articles; what was chosen for the last ones stays. */
  begin(articles: readonly NamedArticle[], folder: string): void {
    if (this.running) return;
    this.articles = [...articles];
    if (this.folder === "") this.folder = folder;
    this.fileName = this.#options.named();
    this.step = { at: "choosing" };
  }

  /** Its sheet is open, until the answer is called. */
  look(): () => void {
    this.looked = true;
    this.unread = false;
    return () => (this.looked = false);
  }

  /** Reads the formats and presets. */
  async load(): Promise<void> {
    const [formats, presets] = await Promise.all([commands.exportFormats(), commands.presetList()]);
    const failed = [formats, presets].find(({ status }) => status === "error");
    this.error = failed?.status === "error" ? failed.error : null;
    if (formats.status === "ok") this.choices.formats = formats.data;
    if (presets.status === "ok") this.presets = presets.data;
    // A preset may have been changed meanwhile; what came of the last export stays to be read.
    if (this.preset !== "" && this.step.at === "choosing") this.usePreset(this.preset);
  }

  /** Lets a preset say what is written; the person, for an empty name. */
  usePreset(id: string): void {
    const found = this.presets.find(({ preset }) => preset.id === id);
    this.preset = found === undefined ? "" : id;
    if (found !== undefined) this.choices.take(found.preset.files);
    this.reconsider();
  }

  /** Moves the article at this place up (-1) or down (1). */
  move(at: number, step: 1 | -1): void {
    const moved = [...this.articles];
    const [one] = moved.splice(at, 1);
    if (one === undefined || at + step < 0 || at + step > moved.length) return;
    moved.splice(at + step, 0, one);
    this.articles = moved;
  }

  /** Takes an article off. */
  drop(id: string): void {
    this.articles = this.articles.filter((article) => article.id !== id);
    this.reconsider();
  }

  /** Takes a folder as typed. */
  nameFolder(folder: string): void {
    this.folder = folder;
    this.reconsider();
  }

  /** Asks for a folder by the system's own dialog. */
  async chooseFolder(): Promise<void> {
    const answer = await commands.exportChooseFolder();
    if (answer.status === "error") this.step = { at: "failed", error: answer.error };
    else if (answer.data !== null) this.nameFolder(answer.data);
  }

  /** Goes back to the choices; something else chosen is another question. */
  reconsider(): void {
    if (!this.running) this.step = { at: "choosing" };
  }

  /** Writes the files, after saving, or asks. What was agreed to a question stays agreed for the next. */
  async run(consent: Consent = {}): Promise<void> {
    if (this.running || !this.ready) return;
    this.#agreed = this.step.at.startsWith("ask") ? { ...this.#agreed, ...consent } : consent;
    this.step = { at: "running" };
    this.stopping = false;
    const saved = await this.#options.flush();
    const goesOn = saved || this.#agreed.unsaved !== undefined;
    this.step = goesOn ? await this.#export() : { at: "ask_unsaved" };
    this.unread = !this.looked;
  }

  /** Stops the running export; nothing is written then. */
  async stop(): Promise<void> {
    if (!this.running || this.stopping) return;
    this.stopping = true;
    const answer = await commands.exportCancel();
    if (answer.status === "error") this.stopping = false;
  }

  /** What is asked of the host. */
  get order(): ExportOrder {
    return {
      articles: this.articles.map(({ id }) => id),
      files: this.choices.wanted,
      path: this.#path,
      together: this.joined,
      overwrite: this.#agreed.overwrite ?? false,
    };
  }

  get #path(): string {
    const folder = this.folder.trim();
    if (!this.named) return folder;
    const name = this.fileName.trim();
    const extension = this.choices.about(this.choices.files[0]?.format ?? "")?.extension ?? "";
    return joinPath(folder, hasExtension(name) ? name : `${name}.${extension}`);
  }

  async #export(): Promise<SeveralStep> {
    const deaf = await listen("export-progress", (news) => {
      this.progress = news as ExportProgress;
    });
    const cancel = this.#clock.after(QUIET_MS, () => (this.shown = true));
    try {
      const answer = await commands.exportArticles(this.order);
      if (answer.status === "ok") return stepOf(answer.data);
      if (answer.error.code === "file_exists" && this.#agreed.overwrite === undefined)
        return { at: "ask_overwrite" };
      return { at: "failed", error: answer.error };
    } finally {
      deaf();
      cancel();
      this.shown = false;
      this.progress = null;
    }
  }
}

function stepOf({ files, held, stopped }: ExportBatch): SeveralStep {
  if (stopped) return { at: "stopped" };
  return held.length > 0 ? { at: "held", held } : { at: "done", files };
}
