import {
  commands,
  type AppError,
  type ExportPreview,
  type ExportReport,
  type FormatInfo,
} from "../../ipc/bindings";
import { fileNameFault, hasExtension, joinPath, withExtension } from "./path";

/** What an export needs of the open article. */
export interface ExportableArticle {
  readonly id: string;
  /** Saves everything; false when something could not be saved. */
  flush(): Promise<boolean>;
}

/** How far the export is; the two questions are asked in place, before anything is written. */
export type ExportStep =
  | { at: "idle" }
  | { at: "writing" }
  | { at: "ask_overwrite" }
  | { at: "ask_unsaved" }
  | { at: "done"; report: ExportReport }
  | { at: "failed"; error: AppError };

/** What the person has agreed to for one export. */
export interface Consent {
  overwrite?: true;
  /** Export what is on the disk although something newer could not be saved. */
  unsaved?: true;
}

/** The export of one article: format, place, what would be lost, and what came of it. */
export class ExportForm {
  formats = $state.raw<FormatInfo[]>([]);
  format = $state("");
  preview = $state.raw<ExportPreview | null>(null);
  /** Why there is no preview, or no formats. */
  previewError = $state.raw<AppError | null>(null);
  folder = $state("");
  fileName = $state("");
  step = $state.raw<ExportStep>({ at: "idle" });
  nameFault = $derived(fileNameFault(this.fileName));
  #article: ExportableArticle;
  #named = false;
  #asked = 0;
  #agreed: Consent = {};

  constructor(article: ExportableArticle, folder: string) {
    this.#article = article;
    this.folder = folder;
  }

  /** Reads the formats and previews the first. */
  async load(): Promise<void> {
    const answer = await commands.exportFormats();
    if (answer.status === "error") {
      this.previewError = answer.error;
      return;
    }
    this.formats = answer.data;
    await this.choose(this.format || (answer.data[0]?.id ?? ""));
  }

  /** Chooses a format; a file name the person wrote keeps its stem. */
  async choose(format: string): Promise<void> {
    this.format = format;
    this.step = { at: "idle" };
    const extension = this.formats.find((one) => one.id === format)?.extension;
    if (this.#named && extension !== undefined) {
      const known = this.formats.map((one) => one.extension);
      this.fileName = withExtension(this.fileName, extension, known);
    }
    await this.refresh();
  }

  /** Previews the article as it stands, all of it saved first. Only the last of several counts. */
  async refresh(): Promise<void> {
    if (this.format === "") return;
    const asked = ++this.#asked;
    await this.#article.flush();
    const answer = await commands.exportPreview(this.#article.id, this.format, []);
    if (asked !== this.#asked) return;
    this.preview = answer.status === "ok" ? answer.data : null;
    this.previewError = answer.status === "error" ? answer.error : null;
    if (answer.status === "ok" && !this.#named) this.fileName = answer.data.file_name;
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

  /** Writes the file, after saving, or asks. What was agreed to a question stays agreed for the next. */
  async run(consent: Consent = {}): Promise<void> {
    if (this.nameFault !== null || this.folder.trim() === "" || this.step.at === "writing") return;
    this.#agreed = this.step.at.startsWith("ask") ? { ...this.#agreed, ...consent } : consent;
    this.step = { at: "writing" };
    if (!(await this.#article.flush()) && this.#agreed.unsaved === undefined) {
      this.step = { at: "ask_unsaved" };
      return;
    }
    const overwrite = this.#agreed.overwrite ?? false;
    const answer = await commands.exportArticle(
      this.#article.id,
      this.format,
      this.path,
      overwrite,
      [],
    );
    if (answer.status === "ok") this.step = { at: "done", report: answer.data };
    else if (answer.error.code === "file_exists" && !overwrite) this.step = { at: "ask_overwrite" };
    else this.step = { at: "failed", error: answer.error };
  }

  /** Goes back from a question without writing. */
  cancel(): void {
    this.step = { at: "idle" };
  }

  /** Where the file will stand; a name without an extension gets the format's. */
  get path(): string {
    const name = this.fileName.trim();
    const extension = this.formats.find((one) => one.id === this.format)?.extension;
    const full = extension === undefined || hasExtension(name) ? name : `${name}.${extension}`;
    return joinPath(this.folder.trim(), full);
  }

  // Another place is another question: nothing said about the last one holds.
  #reconsider(): void {
    if (this.step.at !== "writing") this.step = { at: "idle" };
  }
}
