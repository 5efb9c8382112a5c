import { commands, type AppError } from "../../ipc/bindings";
import { putOnClipboard } from "../../shared/clipboard";
import type { OpenArticle } from "../page/article.svelte";
import { plainText } from "./plain_text";

/** What can be done with the words of an article that the vault does not take. */
export class Unsaved {
  folder = $state("");
  /** Whether the words are on the clipboard. */
  copied: "no" | "yes" | "failed" = $state("no");
  busy = $state(false);
  /** The files that were written elsewhere. */
  written: readonly string[] = $state.raw([]);
  /** Why none were. */
  error: AppError | null = $state.raw(null);
  readonly #article: OpenArticle;

  constructor(article: OpenArticle, folder: string) {
    this.#article = article;
    this.folder = folder;
  }

  /** Tries to save now. */
  async again(): Promise<void> {
    if (this.busy) return;
    this.busy = true;
    await this.#article.flush();
    this.busy = false;
  }

  /** Puts all words of the article on the clipboard. */
  async copy(): Promise<void> {
    try {
      await putOnClipboard(Promise.resolve({ text: plainText(this.#article.inWindow()) }), false);
      this.copied = "yes";
    } catch {
      // The words are still in the window, and can be chosen there.
      this.copied = "failed";
    }
  }

  /** Asks for another folder in the system's dialog. */
  async choose(): Promise<void> {
    const answer = await commands.exportChooseFolder();
    if (answer.status === "ok" && answer.data !== null) this.folder = answer.data;
  }

  /** Writes the article into the folder, without the vault. */
  async write(): Promise<void> {
    const folder = this.folder.trim();
    if (this.busy || folder === "") return;
    this.busy = true;
    const answer = await commands.articleWriteElsewhere(this.#article.inWindow(), folder);
    this.busy = false;
    this.error = answer.status === "error" ? answer.error : null;
    this.written = answer.status === "ok" ? answer.data : [];
  }
}
