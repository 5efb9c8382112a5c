import type {
  Article,
  ImportedArticle,
  ImportOutcome,
  ImportReport,
  Removed,
  Taken,
  Warning,
} from "../bindings";
import { findCleaning } from "./cleaning";
import type { Desk } from "./desk";
import { collection, page, plain, type FakeFile } from "./files";
import { blockId } from "./past";
import { block, emptyFields, numberedId } from "./sample";

type Progress = {
  file: string;
  done: number;
  total: number | null;
  unit: "files" | "megabytes" | "posts";
};

/** A report as the vault keeps it, and the block that each thing put back became. */
type Kept = {
  file: string;
  at: string;
  taken: Taken[];
  removed: Removed[];
  warnings: Warning[];
  returned: Map<number, string>;
};

/** Imports without files: what a file holds is told by the ending of its name. */
export class FakeImports {
  /** The files that the system's dialog answers; none when it is left. */
  chosen: string[] = [];
  /** Milliseconds each file takes. */
  pace_ms = 0;
  readonly #desk: () => Desk;
  readonly #say: (progress: Progress) => void;
  readonly #now: () => string;
  readonly #reports = new Map<string, Kept>();
  /** The articles of an import that was stopped, by their files, until one comes to its end. */
  readonly #stopped = new Map<string, string>();
  #made = 0;
  #cancels = 0;

  constructor(desk: () => Desk, say: (progress: Progress) => void, now: () => string) {
    this.#desk = desk;
    this.#say = say;
    this.#now = now;
  }

  async files(paths: string[] | null): Promise<ImportOutcome[]> {
    const files = paths ?? this.chosen;
    const begun = this.#cancels;
    const known = new Map(this.#stopped);
    const outcomes: ImportOutcome[] = [];
    for (const [done, path] of files.entries()) {
      if (this.#cancels > begun) return outcomes;
      this.#say({ file: path, done, total: files.length, unit: "files" });
      if (this.pace_ms > 0) await new Promise((resolve) => setTimeout(resolve, this.pace_ms));
      outcomes.push(this.#outcome(path, known.get(path)));
    }
    for (const path of files) this.#stopped.delete(path);
    return outcomes;
  }

  pasted(text: string): ImportOutcome {
    if (text.trim() === "") return outcome("", { error: { code: "file_empty", detail: "" } });
    return outcome("", { imported: this.#article("", plain(text)) });
  }

  cancel(): void {
    this.#cancels += 1;
  }

  /** What every article came from, where a test says so. */
  from: string | null = null;

  report(id: string): ImportReport | null {
    const kept = this.#reports.get(id);
    if (kept === undefined) return null;
    const there = new Set(this.#desk().open(id).body.content.map(blockId));
    const { at, taken, removed, warnings, returned } = kept;
    const items = removed.map((one, place) => ({
      ...one,
      put_back: there.has(returned.get(place) ?? "nowhere"),
    }));
    return {
      article: id,
      file: this.from ?? kept.file,
      format: "html",
      at,
      taken,
      removed: items,
      warnings,
    };
  }

  putBack(id: string, base_version: number, places: number[]): Article {
    const kept = this.#reports.get(id);
    return this.#desk().rewrite(id, base_version, "article.put_back", (article) => {
      for (const place of places) {
        const removed = kept?.removed[place];
        if (removed === undefined) continue;
        const back = block(this.#id(), removed.text);
        kept?.returned.set(place, blockId(back));
        const { content } = article.body;
        content.splice(content.findIndex((one) => blockId(one) === removed.after) + 1, 0, back);
      }
    });
  }

  #outcome(path: string, there: string | undefined): ImportOutcome {
    if (path.endsWith(".xml")) return outcome(path, { collection });
    if (path.endsWith(".bin")) {
      return outcome(path, { error: { code: "unsupported_format", detail: "" } });
    }
    if (there !== undefined) {
      const { headline } = this.#desk().open(there).fields;
      return outcome(path, { known: { id: there, headline } });
    }
    const name = path.split("/").at(-1) ?? path;
    const imported = this.#article(name, page(name));
    this.#stopped.set(path, imported.id);
    return outcome(path, { imported });
  }

  #article(file: string, holds: FakeFile): ImportedArticle {
    const at = this.#now();
    const content = holds.body.map((text) => block(this.#id(), text));
    const fields = { ...emptyFields(), ...holds.fields };
    const article: Article = {
      id: this.#id(),
      version: 1,
      status: "draft",
      fields,
      tags: [],
      body: { version: 1, type: "doc", content },
      words: holds.body.join(" ").split(/\s+/u).length,
      reading_minutes: 1,
      created_at: at,
      updated_at: at,
      updated_by: fields.byline[0] ?? "",
    };
    this.#desk().take(article);
    const removed = holds.removed.map(({ kind, text, after }): Removed => {
      const stood = after === null ? undefined : content[after];
      return { kind, text, after: stood === undefined ? null : blockId(stood) };
    });
    const { taken, warnings } = holds;
    this.#reports.set(article.id, { file, at, taken, removed, warnings, returned: new Map() });
    const { headline, byline, language } = fields;
    const cleaning = findCleaning(article);
    return { id: article.id, headline, byline, language, taken, removed, warnings, cleaning };
  }

  #id(): string {
    this.#made += 1;
    return numberedId(5_000_000 + this.#made);
  }
}

function outcome(path: string, came: Partial<ImportOutcome>): ImportOutcome {
  return { path, imported: null, known: null, collection: null, error: null, ...came };
}
