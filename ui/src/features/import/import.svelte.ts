import {
  commands,
  type AppError,
  type ImportedArticle,
  type ImportOutcome,
} from "../../ipc/bindings";
import { listen } from "../../ipc/host";
import type { Result } from "../../ipc/result";
import { wallClock, type Clock } from "../../shared/clock";

/** Milliseconds an import runs before anything is shown of it. */
export const QUIET_MS = 200;
/** Milliseconds an import runs before it is counted. */
export const COUNT_MS = 1000;

/** How far an import is, as the host sends it. */
export type ImportProgress = {
  /** The file it is at. */
  file: string;
  done: number;
  /** Null while nobody knows. */
  total: number | null;
  unit: "files" | "megabytes" | "posts";
};

/** What is shown of a running import: nothing yet, that it runs, how far it is. */
export type Stage = "quiet" | "running" | "counted";

/** An import of files or of pasted text: under way, and what came of the last one. */
export class ImportRun {
  running = $state(false);
  stage: Stage = $state("quiet");
  /** The last that the host said of a running import. */
  progress = $state.raw<ImportProgress | null>(null);
  /** Another import was asked for while this one runs. */
  refused = $state(false);
  /** The running import was told to stop. */
  stopping = $state(false);
  /** The person went on working while it ran: its report waits until it is asked for. */
  meanwhile = $state(false);
  outcomes = $state.raw<ImportOutcome[]>([]);
  /** Why nothing could be imported at all. */
  error = $state.raw<AppError | null>(null);
  /** Whether the last import was stopped before its end. */
  stopped = $state(false);
  imported: ImportedArticle[] = $derived(
    this.outcomes.flatMap((one) => (one.imported ? [one.imported] : [])),
  );
  /** Those that came in before the import was stopped, and did not come again. */
  known = $derived(this.outcomes.filter((one) => one.known !== null));
  failed = $derived(this.outcomes.filter((one) => one.error !== null));
  /** Whether there is something to report. */
  reported = $derived(this.outcomes.length > 0 || this.error !== null);
  readonly #clock: Clock;
  #timers: (() => void)[] = [];

  constructor(clock: Clock = wallClock) {
    this.#clock = clock;
  }

  /**
   * Imports these files, or those chosen in the system's own dialog for null. True when there is a
   * new report; false when the dialog was left, and the last report then stands.
   */
  run(paths: string[] | null): Promise<boolean> {
    // The time the system's dialog is open is not the import's: that begins with the first news.
    return this.#alone(paths !== null, () => commands.articleImport(paths));
  }

  /** Imports what was pasted. True when there is a new report. */
  paste(html: string | null, text: string): Promise<boolean> {
    return this.#alone(true, async () => {
      const answer = await commands.articleImportPasted(html, text);
      return answer.status === "ok" ? { status: "ok", data: [answer.data] } : answer;
    });
  }

  /** Stops the running import after the file or post it is at. */
  async cancel(): Promise<void> {
    if (!this.running || this.stopping) return;
    this.stopping = true;
    // Whoever stops it looks at it, and wants to see what came of it.
    this.meanwhile = false;
    const answer = await commands.importCancel();
    if (answer.status === "error") this.stopping = false;
  }

  /** Puts the report away. */
  dismiss(): void {
    this.outcomes = [];
    this.error = null;
    this.stopped = false;
  }

  async #alone(counts: boolean, work: () => Promise<Result<ImportOutcome[]>>): Promise<boolean> {
    if (this.running) {
      this.refused = true;
      return false;
    }
    this.running = true;
    this.meanwhile = false;
    const deaf = await listen("import-progress", (news) => this.#heard(news as ImportProgress));
    if (counts) this.#count();
    try {
      return this.#take(await work());
    } finally {
      deaf();
      this.#ended();
    }
  }

  #take(answer: Result<ImportOutcome[]>): boolean {
    if (answer.status === "ok" && answer.data.length === 0 && !this.stopping) return false;
    this.error = answer.status === "error" ? answer.error : null;
    this.outcomes = answer.status === "ok" ? answer.data : [];
    this.stopped = this.stopping || this.outcomes.some((one) => one.collection?.cancelled);
    return this.reported;
  }

  #heard(news: ImportProgress): void {
    this.progress = news;
    this.#count();
  }

  #count(): void {
    if (this.#timers.length > 0) return;
    this.#timers = [
      this.#clock.after(QUIET_MS, () => (this.stage = "running")),
      this.#clock.after(COUNT_MS, () => (this.stage = "counted")),
    ];
  }

  #ended(): void {
    for (const cancel of this.#timers) cancel();
    this.#timers = [];
    this.running = false;
    this.stage = "quiet";
    this.progress = null;
    this.refused = false;
    this.stopping = false;
  }
}

/** The file's own name in a path of any system. */
export function fileNameOf(path: string): string {
  return path.split(/[/\\]/).at(-1) ?? path;
}
