import type { AppError, ExportPreview } from "../../ipc/bindings";
import type { Result } from "../../ipc/result";
import { putOnClipboard, type Copied } from "../../shared/clipboard";
import { copiesOf, type Copies } from "./groups";

/** What a copying needs of the export. */
export interface Copyable {
  readonly format: string;
  readonly preview: ExportPreview | null;
  /** What the file holds now; null where not all of it could be saved. */
  now(): Promise<Result<ExportPreview> | null>;
}

/** What came of the last copying. `part` counts from 0 and is null where there is only one. */
export type CopyStep =
  | { at: "idle" }
  | { at: "copied"; part: number | null; total: number }
  | { at: "held" }
  | { at: "unsaved" }
  | { at: "refused" }
  | { at: "failed"; error: AppError };

/** Something kept the words from the clipboard. */
class Kept extends Error {
  readonly step: CopyStep;

  constructor(step: CopyStep) {
    super(step.at);
    this.step = step;
  }
}

/** Copying by one key: a text whole, a series message by message. */
export class Copying {
  step = $state.raw<CopyStep>({ at: "idle" });
  /** The message that the key copies next, counted from 0. */
  next = $state(0);
  readonly #from: Copyable;

  constructor(from: Copyable) {
    this.#from = from;
  }

  /** What goes to the clipboard of the format. */
  get copies(): Copies {
    return copiesOf(this.#from.format);
  }

  /** How many messages there are. */
  get total(): number {
    return this.#from.preview?.messages.length ?? 0;
  }

  /** Begins anew: another format, or another text. */
  reset(): void {
    this.step = { at: "idle" };
    this.next = 0;
  }

  /** Copies the whole text, or the next message of a series. */
  async all(): Promise<void> {
    if (this.copies === "messages") return this.part(this.next < this.total ? this.next : 0);
    if (this.copies !== null) await this.#copy(null);
  }

  /** Copies one message. */
  async part(part: number): Promise<void> {
    await this.#copy(part);
    if (this.step.at === "copied") this.next = part + 1 < this.step.total ? part + 1 : 0;
  }

  async #copy(part: number | null): Promise<void> {
    const { copies } = this;
    let total = this.total;
    const content = this.#read(part, copies === "html").then(({ copied, count }) => {
      total = count;
      return copied;
    });
    try {
      // The clipboard is asked at once, while the press still counts, and gets its words when they are read.
      await putOnClipboard(content, copies === "html");
      this.step = { at: "copied", part: copies === "messages" && total > 1 ? part : null, total };
    } catch (error) {
      const kept = await content.then(
        () => null,
        (why: unknown) => why,
      );
      if (kept instanceof Kept) this.step = kept.step;
      else if (error instanceof Kept) this.step = error.step;
      else this.step = { at: "refused" };
    }
  }

  async #read(part: number | null, asHtml: boolean): Promise<{ copied: Copied; count: number }> {
    const answer = await this.#from.now();
    if (answer === null) throw new Kept({ at: "unsaved" });
    if (answer.status === "error") throw new Kept({ at: "failed", error: answer.error });
    const { held, messages, text } = answer.data;
    if (held.length > 0) throw new Kept({ at: "held" });
    const words = part === null ? text : messages[Math.min(part, messages.length - 1)]?.text;
    return {
      copied: asHtml ? { text: words ?? "", html: words ?? "" } : { text: words ?? "" },
      count: messages.length,
    };
  }
}
