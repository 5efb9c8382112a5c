import { commands, type AppError, type ExportChoice } from "../../ipc/bindings";
import { paper } from "../../shared/paper";

/** How far a printing is. */
export type PrintStep =
  | { at: "idle" }
  | { at: "unsaved" }
  | { at: "setting"; done: number; total: number }
  | { at: "printed"; total: number }
  | { at: "failed"; error: AppError };

/** The most pages that are asked for at once. */
const AT_ONCE = 8;

/** The article on paper: its pages are put before the system's own print dialogue. */
export class Printing {
  step = $state.raw<PrintStep>({ at: "idle" });
  readonly #article: { readonly id: string; flush(): Promise<boolean> };
  #asked = 0;

  constructor(article: { readonly id: string; flush(): Promise<boolean> }) {
    this.#article = article;
  }

  /** Prints the article as it stands, all of it saved first; words that must not be published stop it. */
  async run(options: ExportChoice[]): Promise<void> {
    const asked = ++this.#asked;
    this.step = { at: "setting", done: 0, total: 0 };
    const saved = await this.#article.flush();
    if (asked !== this.#asked) return;
    if (!saved) {
      this.step = { at: "unsaved" };
      return;
    }
    const drawn: string[] = [];
    for (let total = 1; drawn.length < total;) {
      const wanted = { first: drawn.length, count: AT_ONCE, leaving: true };
      const answer = await commands.exportPages(this.#article.id, options, wanted);
      if (asked !== this.#asked) return;
      if (answer.status === "error") {
        this.step = { at: "failed", error: answer.error };
        return;
      }
      // Somebody made the article shorter meanwhile.
      if (answer.data.pages.length === 0) break;
      drawn.push(...answer.data.pages);
      total = answer.data.total;
      this.step = { at: "setting", done: drawn.length, total };
    }
    const size = options.find(({ name }) => name === "paper")?.value ?? "a4";
    await paper.lay(drawn, size);
    if (asked !== this.#asked) return;
    this.step = { at: "printed", total: drawn.length };
    await paper.print();
  }

  /** Gives it up, and takes away the pages that were laid out: the article is left. */
  end(): void {
    this.stop();
    paper.clear();
  }

  /** Gives it up before the dialogue. */
  stop(): void {
    this.#asked += 1;
    this.step = { at: "idle" };
  }
}
