import {
  commands,
  type AppError,
  type ImportedArticle,
  type ImportOutcome,
  type Removed,
} from "../../ipc/bindings";

/** What was removed of one kind while an article was imported. */
export interface RemovedGroup {
  kind: string;
  texts: string[];
}

/** An import of files: under way, and what came of the last one. */
export class ImportRun {
  running = $state(false);
  outcomes = $state.raw<ImportOutcome[]>([]);
  /** Why nothing could be imported at all. */
  error = $state.raw<AppError | null>(null);
  imported = $derived(this.outcomes.flatMap((one) => (one.imported ? [one.imported] : [])));
  failed = $derived(this.outcomes.filter((one) => one.error !== null));

  /**
   * Imports these files, or those chosen in the system's own dialog for null. The articles that came
   * of it; none when the dialog was left, and the last report then stands.
   */
  async run(paths: string[] | null): Promise<ImportedArticle[]> {
    if (this.running) return [];
    this.running = true;
    this.error = null;
    const answer = await commands.articleImport(paths);
    this.running = false;
    if (answer.status === "error") {
      this.error = answer.error;
      return [];
    }
    if (answer.data.length === 0) return [];
    this.outcomes = answer.data;
    return this.imported;
  }

  /** Puts the report away. */
  dismiss(): void {
    this.outcomes = [];
    this.error = null;
  }
}

/** What was removed, by kind, in the order in which each kind first came. */
export function groupRemoved(removed: Removed[]): RemovedGroup[] {
  const groups = new Map<string, string[]>();
  for (const { kind, text } of removed) groups.set(kind, [...(groups.get(kind) ?? []), text]);
  return Array.from(groups, ([kind, texts]) => ({ kind, texts }));
}

/** The file's own name in a path of any system. */
export function fileNameOf(path: string): string {
  return path.split(/[/\\]/).at(-1) ?? path;
}
