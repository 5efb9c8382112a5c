import {
  commands,
  type AppError,
  type ExportFile,
  type ExportPreview,
  type ExportReport,
  type FormatInfo,
  type HeldWord,
  type PresetInfo,
} from "../../ipc/bindings";
import type { Result } from "../../ipc/result";
import { grouped } from "./groups";
import { remembered, type ExportMemory } from "./memory";
import { choicesOf, type Chosen } from "./options";
import { fileNameFault, hasExtension, joinPath, withExtension } from "../../shared/path";
import type { Consent, ExportStep } from "./step";

/** What an export needs of the open article. */
export interface ExportableArticle {
  readonly id: string;
  /** Saves everything; false when something could not be saved. */
  flush(): Promise<boolean>;
}

/** A file that is wanted of the article. */
export type Wanted = { readonly format: string; readonly options: Chosen };

/** The export of one article: who it is for, formats, place, what would be lost, and what came of it. */
export class ExportForm {
  formats = $state.raw<FormatInfo[]>([]);
  presets = $state.raw<PresetInfo[]>([]);
  /** The preset that was chosen; null where the format was. */
  preset = $state.raw<PresetInfo | null>(null);
  /** The files that are wanted: one, or those of the preset. */
  wanted = $state.raw<readonly Wanted[]>([]);
  /** Which of them is looked at. */
  at = $state(0);
  previews = $state.raw<readonly ExportPreview[]>([]);
  /** Why there is no preview, or no formats. */
  previewError = $state.raw<AppError | null>(null);
  /** Grows with every preview, so that what is drawn from it is drawn anew. */
  seen = $state(0);
  folder = $state("");
  fileName = $state("");
  step = $state.raw<ExportStep>({ at: "idle" });
  nameFault = $derived(fileNameFault(this.fileName));
  readonly article: ExportableArticle;
  readonly #memory: ExportMemory;
  #named = false;
  #asked = 0;
  #agreed: Consent = {};

  constructor(article: ExportableArticle, folder: string, memory = remembered) {
    this.article = article;
    this.folder = folder;
    this.#memory = memory;
  }

  /** The format that is looked at; empty before there is one. */
  get format(): string {
    return this.wanted[this.at]?.format ?? "";
  }

  /** What is known of it. */
  get info(): FormatInfo | undefined {
    return this.#about(this.format);
  }

  /** What is chosen for it. */
  get options(): Chosen {
    return this.wanted[this.at]?.options ?? {};
  }

  /** What is chosen for a format, whether it is looked at or was chosen last. */
  optionsFor(format: string): Chosen {
    const wanted = this.wanted.find((one) => one.format === format);
    return wanted?.options ?? this.#memory.optionsOf(format);
  }

  get preview(): ExportPreview | null {
    return this.previews[this.at] ?? null;
  }

  /** The words that keep the files from being written, each once however many files there are. */
  get held(): HeldWord[] {
    const all = new Map<string, HeldWord>();
    for (const held of this.previews.flatMap((preview) => preview.held))
      all.set(JSON.stringify(held.found), held);
    return [...all.values()];
  }

  /** Whether several files go to a folder, each under its own name. */
  get several(): boolean {
    return this.wanted.length > 1;
  }

  /** Whether everything is there for the file to be written. */
  get ready(): boolean {
    const named = this.several || this.nameFault === null;
    const previewed = this.previews.length > 0 || this.previewError !== null;
    return previewed && named && this.folder.trim() !== "" && this.held.length === 0;
  }

  /** Reads formats and presets, and previews what was chosen last, else the first that is offered. */
  async load(): Promise<void> {
    const [answer, presets] = await Promise.all([commands.exportFormats(), commands.presetList()]);
    if (answer.status === "error") {
      this.previewError = answer.error;
      return;
    }
    this.formats = answer.data;
    // Without presets a format can still be chosen.
    if (presets.status === "ok") this.presets = presets.data;
    if (this.wanted.length > 0) return this.refresh();
    const last = this.#about(this.#memory.format)?.id;
    await this.choose(last ?? grouped(answer.data)[0]?.formats[0]?.id ?? "");
  }

  /** Chooses a format; a file name the person wrote keeps its stem. */
  async choose(format: string): Promise<void> {
    this.preset = null;
    const options = this.#memory.optionsOf(format);
    await this.#want([{ format, options }]);
    if (format !== "") this.#memory.keep(format, options);
  }

  /** Chooses who gets it; for null it is what is looked at, as a file of its own. */
  async choosePreset(id: string | null): Promise<void> {
    const preset = this.presets.find((one) => one.preset.id === id) ?? null;
    if (preset === null) return this.choose(this.format);
    this.preset = preset;
    const files = preset.preset.files.filter(({ format }) => this.#about(format) !== undefined);
    await this.#want(files.map(({ format, options }) => ({ format, options: options ?? {} })));
  }

  /** Looks at another of the files. */
  look(at: number): void {
    if (this.wanted[at] !== undefined) this.at = at;
  }

  /** Chooses a value for an option of the file that is looked at. */
  async chooseOption(name: string, value: string): Promise<void> {
    const options = { ...this.options, [name]: value };
    const { format } = this;
    this.wanted = this.wanted.map((one, at) => (at === this.at ? { format, options } : one));
    if (this.preset === null) this.#memory.keep(format, options);
    this.#reconsider();
    await this.refresh();
  }

  /** Previews the article as it stands, all of it saved first. Only the last of several counts. */
  async refresh(): Promise<void> {
    if (this.format === "") return;
    const asked = ++this.#asked;
    await this.article.flush();
    const answers = await Promise.all(this.wanted.map((one) => this.#previewOf(one)));
    if (asked !== this.#asked) return;
    const refused = answers.find((answer) => answer.status === "error");
    this.previewError = refused?.error ?? null;
    this.previews = answers.flatMap((answer) => (answer.status === "ok" ? [answer.data] : []));
    if (refused !== undefined) this.previews = [];
    this.seen += 1;
    if (!this.#named) this.fileName = this.preview?.file_name ?? this.fileName;
  }

  /** What the file that is looked at holds now, for the clipboard; null where not all of it could be saved. */
  async now(): Promise<Result<ExportPreview> | null> {
    if (!(await this.article.flush())) return null;
    const wanted = this.wanted[this.at] ?? { format: "", options: {} };
    const answer = await this.#previewOf(wanted);
    const isStill = this.wanted[this.at] === wanted;
    if (answer.status === "ok" && isStill) {
      this.previews = this.previews.map((one, at) => (at === this.at ? answer.data : one));
    }
    return answer;
  }

  /** Takes a file name as typed; an emptied one is proposed anew with the next preview. */
  nameFile(name: string): void {
    this.fileName = name;
    this.#named = name.trim() !== "";
    this.#reconsider();
  }

  /** Takes a folder as typed. */
  nameFolder(folder: string): void {
    this.folder = folder;
    this.#reconsider();
  }

  /** Asks for a folder by the system's own dialog. */
  async chooseFolder(): Promise<void> {
    const answer = await commands.exportChooseFolder();
    if (answer.status === "error") this.step = { at: "failed", error: answer.error };
    else if (answer.data !== null) this.nameFolder(answer.data);
  }

  /** Writes what is wanted, after saving, or asks. What was agreed to a question stays agreed for the next. */
  async run(consent: Consent = {}): Promise<void> {
    if (!this.ready || this.step.at === "writing") return;
    this.#agreed = this.step.at.startsWith("ask") ? { ...this.#agreed, ...consent } : consent;
    this.step = { at: "writing" };
    if (!(await this.article.flush()) && this.#agreed.unsaved === undefined) {
      this.step = { at: "ask_unsaved" };
      return;
    }
    const overwrite = this.#agreed.overwrite ?? false;
    const answer = await (this.several ? this.#writeAll(overwrite) : this.#write(overwrite));
    if (answer.status === "ok") this.step = { at: "done", reports: answer.data };
    else if (answer.error.code === "file_exists" && !overwrite) this.step = { at: "ask_overwrite" };
    else this.#failed(answer.error);
  }

  /** Goes back from a question without writing. */
  cancel(): void {
    this.step = { at: "idle" };
  }

  /** Where the file will stand; a name without an extension gets the format's. */
  get path(): string {
    const name = this.fileName.trim();
    const extension = this.info?.extension;
    const full = extension === undefined || hasExtension(name) ? name : `${name}.${extension}`;
    return joinPath(this.folder.trim(), full);
  }

  async #want(wanted: readonly Wanted[]): Promise<void> {
    this.wanted = wanted;
    this.at = 0;
    this.previews = [];
    this.step = { at: "idle" };
    const extension = this.info?.extension;
    if (this.#named && extension !== undefined) {
      const known = this.formats.map((one) => one.extension);
      this.fileName = withExtension(this.fileName, extension, known);
    }
    await this.refresh();
  }

  async #write(overwrite: boolean): Promise<Result<ExportReport[]>> {
    const { id } = this.article;
    const choices = choicesOf(this.info, this.options);
    const answer = await commands.exportArticle(id, this.format, this.path, overwrite, choices);
    return answer.status === "ok" ? { status: "ok", data: [answer.data] } : answer;
  }

  async #writeAll(overwrite: boolean): Promise<Result<ExportReport[]>> {
    const files = this.wanted.map((one): ExportFile => this.#file(one));
    const articles = [this.article.id];
    const path = this.folder.trim();
    const answer = await commands.exportArticles({
      articles,
      files,
      path,
      together: false,
      overwrite,
    });
    if (answer.status === "error") return answer;
    if (answer.data.held.length === 0) return { status: "ok", data: answer.data.files };
    return { status: "error", error: { code: "never_publish", detail: "" } };
  }

  // The words were put on the list, or into the text, since the preview: it has to name them.
  #failed(error: AppError): void {
    this.step = { at: "failed", error };
    if (error.code === "never_publish") void this.refresh();
  }

  #file({ format, options }: Wanted): ExportFile {
    return { format, options: choicesOf(this.#about(format), options) };
  }

  #previewOf(wanted: Wanted): Promise<Result<ExportPreview>> {
    const { format, options } = this.#file(wanted);
    return commands.exportPreview(this.article.id, format, options);
  }

  #about(format: string): FormatInfo | undefined {
    return this.formats.find((one) => one.id === format);
  }

  // Another place is another question: nothing said about the last one holds.
  #reconsider(): void {
    if (this.step.at !== "writing") this.step = { at: "idle" };
  }
}
