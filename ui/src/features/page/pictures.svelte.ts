import type { NewFigure } from "../../editor";
import {
  commands,
  pictureLimitBytes,
  type AppError,
  type PictureOutcome,
} from "../../ipc/bindings";
import { listen } from "../../ipc/host";
import { wallClock, type Clock } from "../../shared/clock";

/** Milliseconds that pictures are brought before anything is shown of it. */
export const QUIET_MS = 200;

/** How far it is, as the host sends it. */
export type PictureProgress = { file: string; done: number; total: number };

/** Where pictures come to: before the block of this id; null for where the caret is. */
type Place = string | null;

/** Pictures on their way from files into the vault and the text. */
export class PictureRun {
  running = $state(false);
  /** It takes so long that it has to be seen. */
  shown = $state(false);
  stopping = $state(false);
  progress = $state.raw<PictureProgress | null>(null);
  /** The files of the last time that became no pictures. */
  failed = $state.raw<PictureOutcome[]>([]);
  /** Why none could be brought at all. */
  error = $state.raw<AppError | null>(null);
  readonly #insert: (figures: NewFigure[], before: Place) => void;
  readonly #clock: Clock;

  constructor(insert: (figures: NewFigure[], before: Place) => void, clock: Clock = wallClock) {
    this.#insert = insert;
    this.#clock = clock;
  }

  /** Brings the pictures of these files, or of those chosen in the system's own dialog for null. */
  async fromPaths(paths: string[] | null, before: Place = null): Promise<void> {
    await this.#alone(before, async (take) => {
      const answer = await commands.mediaAdd(paths);
      if (answer.status === "error") this.error = answer.error;
      else answer.data.forEach(take);
    });
  }

  /** Brings pictures that the page has itself: pasted, or dropped where nobody knows their paths. */
  async fromFiles(files: readonly File[], before: Place = null): Promise<void> {
    await this.#alone(before, async (take) => {
      for (const [done, file] of files.entries()) {
        if (this.stopping) return;
        this.progress = { file: file.name, done, total: files.length };
        take(await bring(file));
      }
    });
  }

  /** Stops after the picture it is at; what came stays. */
  async cancel(): Promise<void> {
    if (!this.running || this.stopping) return;
    this.stopping = true;
    const answer = await commands.mediaCancel();
    if (answer.status === "error") this.stopping = false;
  }

  /** Puts away what was said of the last time. */
  dismiss(): void {
    this.failed = [];
    this.error = null;
  }

  async #alone(
    before: Place,
    work: (take: (outcome: PictureOutcome) => void) => Promise<void>,
  ): Promise<void> {
    if (this.running) {
      this.error = { code: "media_running", detail: "pictures are brought already" };
      return;
    }
    this.running = true;
    this.dismiss();
    const outcomes: PictureOutcome[] = [];
    const silent = this.#clock.after(QUIET_MS, () => (this.shown = true));
    const deaf = await listen("media-progress", (news) => {
      this.progress = news as PictureProgress;
    });
    try {
      await work((outcome) => outcomes.push(outcome));
    } finally {
      deaf();
      silent();
      this.running = this.shown = this.stopping = false;
      this.progress = null;
    }
    this.failed = outcomes.filter(({ error }) => error !== null);
    const figures = outcomes.flatMap(({ added }) => (added === null ? [] : [added]));
    if (figures.length > 0) this.#insert(figures, before);
  }
}

async function bring(file: File): Promise<PictureOutcome> {
  const failed = (error: AppError): PictureOutcome => ({ path: file.name, added: null, error });
  // What is too large is not even read.
  if (file.size > pictureLimitBytes) return failed({ code: "file_too_large", detail: "" });
  const answer = await commands.mediaAddPasted(file.name, await base64(file));
  return answer.status === "ok" ? answer.data : failed(answer.error);
}

/** The bytes of a file in Base64. */
async function base64(file: File): Promise<string> {
  const url = await new Promise<string>((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(typeof reader.result === "string" ? reader.result : "");
    reader.onerror = () => reject(reader.error ?? new Error("unreadable"));
    reader.readAsDataURL(file);
  });
  return url.slice(url.indexOf(",") + 1);
}

const PICTURE = /\.(?:jpe?g|jfif|png|webp|gif|tiff?|bmp|heic|heif|avif|svg)$/iu;

/** Whether a file is called as pictures are, those that are refused too: what is wrong with them is said of pictures. */
export function isPictureName(path: string): boolean {
  return PICTURE.test(path);
}
