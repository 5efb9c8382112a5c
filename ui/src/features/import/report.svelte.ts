import {
  commands,
  type AppError,
  type FieldName,
  type ImportedArticle,
  type RemovedItem,
  type RemovedKind,
  type Taken,
  type TakenFrom,
  type Warning,
  type WarningKind,
} from "../../ipc/bindings";
import type { ReportDesk } from "./desk";

/** What an import said of one article. */
export type Said = {
  taken: Taken[];
  removed: RemovedItem[];
  warnings: Warning[];
};

/** Where a report stands: being read, there, of an article that was not imported, not readable. */
export type ReportState = "reading" | "ready" | "none" | "failed";

/** The report of one article: what was taken, removed and not understood, and the way back. */
export class ArticleReport {
  readonly article: string;
  state: ReportState = $state("reading");
  said = $state.raw<Said>({ taken: [], removed: [], warnings: [] });
  /** The name of its file; empty for what was pasted. */
  file = $state("");
  /** When it was imported, RFC 3339 UTC; empty until the report was read. */
  at = $state("");
  /** Why the report could not be read. */
  error = $state.raw<AppError | null>(null);
  /** How many things were put back last; 0 for none. */
  returned = $state(0);
  /** Why the last putting back was not done. */
  refusal = $state.raw<AppError | null>(null);
  working = $state(false);
  readonly #desk: ReportDesk;

  constructor(article: string, desk: ReportDesk) {
    this.article = article;
    this.#desk = desk;
  }

  /** The report of an import that has just ended. */
  static of({ id, taken, removed, warnings }: ImportedArticle, desk: ReportDesk): ArticleReport {
    const report = new ArticleReport(id, desk);
    const items = removed.map((one) => ({ ...one, put_back: false }));
    report.said = { taken, removed: items, warnings };
    report.state = "ready";
    return report;
  }

  /** Reads the report as it is kept with the article. */
  async load(): Promise<void> {
    const answer = await commands.importReport(this.article);
    if (answer.status === "error") {
      this.error = answer.error;
      // What is on the sheet is true whether or not it could be read again.
      if (this.state !== "ready") this.state = "failed";
      return;
    }
    this.error = null;
    if (answer.data === null) {
      if (this.state !== "ready") this.state = "none";
      return;
    }
    const { taken, removed, warnings, file, at } = answer.data;
    this.said = { taken, removed, warnings };
    this.file = file;
    this.at = at;
    this.state = "ready";
  }

  /** Reads the report again after an action was taken back, which may have been one of these. */
  async reload(): Promise<void> {
    this.returned = 0;
    this.refusal = null;
    await this.load();
  }

  /** Puts what stands at these places of the report back into the article, as one action. */
  async putBack(places: number[]): Promise<void> {
    const wanted = places.filter((place) => this.said.removed[place]?.put_back === false);
    if (this.working || wanted.length === 0) return;
    this.working = true;
    this.returned = 0;
    try {
      this.refusal = await this.#desk.change(this.article, (base_version) =>
        commands.importPutBack(this.article, base_version, wanted),
      );
      if (this.refusal?.code === "not_found") this.refusal = await this.#whyGone(this.refusal);
    } finally {
      this.working = false;
    }
    if (this.refusal !== null) return;
    this.returned = wanted.length;
    const removed = this.said.removed.map((one, place) =>
      wanted.includes(place) ? { ...one, put_back: true } : one,
    );
    this.said = { ...this.said, removed };
  }

  /** Why the article is not there: the host knows it of one whose import was undone. */
  async #whyGone(refusal: AppError): Promise<AppError> {
    const answer = await commands.importReport(this.article);
    return answer.status === "error" ? answer.error : refusal;
  }
}

/** A thing that was removed, with its place in the report. */
export type Placed = RemovedItem & { place: number };

/** What was removed of one kind. */
export type RemovedGroup = { kind: RemovedKind; items: Placed[] };

/** What was removed, by kind, in the order in which each kind first came. */
export function groupRemoved(removed: RemovedItem[]): RemovedGroup[] {
  const groups = new Map<RemovedKind, Placed[]>();
  removed.forEach((one, place) => {
    const items = groups.get(one.kind) ?? [];
    groups.set(one.kind, items);
    items.push({ ...one, place });
  });
  return Array.from(groups, ([kind, items]) => ({ kind, items }));
}

/** Warnings of one kind: how many, and the pieces of the file they are about. */
export type WarningGroup = { kind: WarningKind; count: number; details: string[] };

/** The warnings by kind, in the order in which each kind first came; each detail once. */
export function groupWarnings(warnings: Warning[]): WarningGroup[] {
  const groups = new Map<WarningKind, WarningGroup>();
  for (const { kind, detail } of warnings) {
    const group = groups.get(kind) ?? { kind, count: 0, details: [] };
    groups.set(kind, group);
    group.count += 1;
    if (detail !== "" && !group.details.includes(detail)) group.details.push(detail);
  }
  return [...groups.values()];
}

/** A field with what was taken for it; without values, nothing was found. */
export type TakenField = { field: FieldName; values: string[]; from: TakenFrom | null };

/** The fields that every report answers for, found or not. */
const ASKED: readonly FieldName[] = ["headline", "byline", "place", "date"];

/** What was taken, a line a field and source: those a report answers for first, found or not. */
export function takenFields(taken: Taken[]): TakenField[] {
  const lines = new Map<string, TakenField>();
  for (const { field, value, from } of taken) {
    const key = `${field} ${from}`;
    const line = lines.get(key) ?? { field, values: [], from };
    lines.set(key, line);
    if (!line.values.includes(value)) line.values.push(value);
  }
  const all = [...lines.values()];
  const asked = ASKED.flatMap((field): TakenField[] => {
    const found = all.filter((line) => line.field === field);
    return found.length > 0 ? found : [{ field, values: [], from: null }];
  });
  return [...asked, ...all.filter((line) => !ASKED.includes(line.field))];
}
