import type {
  AppError,
  Article,
  ImportedArticle,
  ImportOutcome,
  Removed,
} from "../../ipc/bindings";
import { commands } from "../../ipc/bindings";
import { FakeWarraq } from "../../ipc/fake";
import type { Result } from "../../ipc/result";
import type { ReportDesk } from "./desk";

/** Something removed, as the host says it. */
export function removed(kind: Removed["kind"], text: string): Removed {
  return { kind, text, after: null };
}

/** An article that came, with nothing to say of it but what is given. */
export function imported(given: Partial<ImportedArticle> = {}): ImportedArticle {
  const nothing = { byline: [], taken: [], removed: [], warnings: [], cleaning: [] };
  return { id: "A", headline: "خبر", language: "ar", ...nothing, ...given };
}

/** What became of one file. */
export function outcome(path: string, came: Partial<ImportOutcome>): ImportOutcome {
  return { path, imported: null, known: null, collection: null, error: null, ...came };
}

/** A desk over the host's articles that has nothing open and nothing unsaved. */
export class PaperDesk implements ReportDesk {
  undone = 0;
  /** Answered instead of changing anything. */
  refusal: AppError | null = null;

  async change(
    article: string,
    change: (base_version: number) => Promise<Result<Article>>,
  ): Promise<AppError | null> {
    if (this.refusal !== null) return this.refusal;
    const before = await commands.articleOpen(article);
    if (before.status === "error") return before.error;
    const answer = await change(before.data.version);
    return answer.status === "error" ? answer.error : null;
  }
}

/** A host with one page imported from `/in/خبر.html`, and what it said. */
export async function withPage(): Promise<{ host: FakeWarraq; article: ImportedArticle }> {
  const host = new FakeWarraq();
  const [came] = await host.imports.files(["/in/خبر.html"]);
  if (!came?.imported) throw new Error("nothing came");
  return { host, article: came.imported };
}

/** All words of the article's body on the disk, a line a block. */
export async function words(article: string): Promise<string[]> {
  const answer = await commands.articleOpen(article);
  if (answer.status === "error") return [];
  return answer.data.body.content.map((block) => block.content?.[0]?.text ?? "");
}
