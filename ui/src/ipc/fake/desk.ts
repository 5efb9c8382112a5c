import type {
  Action,
  Article,
  ArticleList,
  ArticleQuery,
  ArticleSummary,
  FieldChange,
  Revision,
  RevisionComparison,
  RevisionDiff,
  RevisionPart,
  SaveBody,
  SaveFields,
  Saved,
  Status,
  StatusStep,
  TagCount,
  Undoable,
  TakenBack,
} from "../bindings";
import { blockId, blockText, difference, Past } from "./past";
import { comparison, withPart } from "./compared";
import { Refusal } from "./refusal";
import { block, emptyFields, numberedId } from "./sample";

/** The steps the workflow has, as the host answers them. */
export const workflow: StatusStep[] = [
  { status: "idea", next: ["draft", "spiked"] },
  { status: "draft", next: ["submitted", "in-edit", "ready", "idea", "spiked"] },
  { status: "submitted", next: ["in-edit", "ready", "draft", "spiked"] },
  { status: "in-edit", next: ["ready", "submitted", "draft", "spiked"] },
  { status: "ready", next: ["delivered", "in-edit", "draft", "spiked"] },
  { status: "delivered", next: ["corrected"] },
  { status: "corrected", next: ["delivered"] },
  { status: "spiked", next: ["draft", "idea"] },
];

/** The articles of the fake vault, with every past version kept whole. */
export class Desk {
  readonly #articles = new Map<string, Article>();
  readonly #past = new Past();
  readonly #now: () => string;
  /** What stood before an action that changed several articles, by its number. */
  readonly #together = new Map<number, Article[]>();
  #made = 100;

  constructor(articles: Article[], now: () => string) {
    this.#now = now;
    for (const article of articles) {
      this.#articles.set(article.id, structuredClone(article));
      this.#past.keep(article, "article.create");
    }
  }

  open(id: string): Article {
    return structuredClone(this.#article(id));
  }

  all(): Article[] {
    return structuredClone([...this.#articles.values()]);
  }

  /** Puts an article in that came from elsewhere. */
  take(article: Article): void {
    this.#articles.set(article.id, structuredClone(article));
    this.#past.keep(article, "article.create");
  }

  /** Changes an article as one action; it as it stands then. */
  rewrite(
    id: string,
    base_version: number,
    action: Action,
    change: (article: Article) => void,
  ): Article {
    this.#change(id, base_version, action, change);
    return this.open(id);
  }

  /** Changes several articles as one action. */
  rewriteAll(ids: readonly string[], action: Action, change: (article: Article) => void): void {
    const before = ids.map((id) => this.open(id));
    for (const id of ids) this.#change(id, null, action, change);
    const last = this.#past.last();
    if (last !== null && ids.length > 1) this.#together.set(last.revision.id, before);
  }

  make(profile: Article["fields"]["profile"], language: string, byline: string): Article {
    const moment = this.#now();
    this.#made += 1;
    const article: Article = {
      id: numberedId(this.#made),
      version: 1,
      status: "draft",
      fields: { ...emptyFields(), profile, language, byline: byline === "" ? [] : [byline] },
      tags: [],
      body: { version: 1, type: "doc", content: [block(numberedId(900_000 + this.#made), "")] },
      words: 0,
      reading_minutes: 0,
      created_at: moment,
      updated_at: moment,
      updated_by: byline,
    };
    this.#articles.set(article.id, article);
    this.#past.keep(article, "article.create");
    return structuredClone(article);
  }

  list(query: ArticleQuery): ArticleList {
    const wanted = query.filter?.trim() ?? "";
    const matching = [...this.#articles.values()]
      .filter((article) => query.tag === null || article.tags.includes(query.tag))
      .filter((article) => `${article.fields.headline} ${textOf(article)}`.includes(wanted))
      .sort((one, other) => other.updated_at.localeCompare(one.updated_at));
    const counts = workflow.map(({ status }) => ({
      status,
      count: matching.filter((article) => article.status === status).length,
    }));
    const shown = matching.filter(
      (article) => query.status === null || article.status === query.status,
    );
    const articles = shown.slice(query.offset, query.offset + query.limit).map(summary);
    return { total: shown.length, counts, articles };
  }

  saveBody({ article: id, base_version, changed, order }: SaveBody): Saved {
    return this.#change(id, base_version, "article.write", (article) => {
      const blocks = new Map(article.body.content.map((one) => [blockId(one), one]));
      for (const one of changed) {
        if (order === null && !blocks.has(blockId(one)))
          throw new Refusal("invalid_document", "new id");
        blocks.set(blockId(one), one);
      }
      article.body.content = (order ?? [...blocks.keys()]).map((wanted) => {
        const found = blocks.get(wanted);
        if (found === undefined) throw new Refusal("invalid_document", `no block ${wanted}`);
        return found;
      });
    });
  }

  saveFields({ article: id, base_version, changes }: SaveFields): Saved {
    return this.#change(id, base_version, "article.fields", (article) => {
      for (const change of changes) setField(article, change);
    });
  }

  setStatus(id: string, status: Status): Saved {
    return this.#change(id, null, "article.status", (article) => {
      const steps = workflow.find((step) => step.status === article.status)?.next ?? [];
      if (status !== article.status && !steps.includes(status)) {
        throw new Refusal("transition_refused", `${article.status} to ${status}`);
      }
      article.status = status;
    });
  }

  /** Readers have it: that is a fact and no step of the workflow. */
  reachReaders(id: string): Saved {
    return this.#change(id, null, "article.deliver", (article) => {
      article.status = "delivered";
    });
  }

  setTag(id: string, name: string, present: boolean): Saved {
    return this.#change(id, null, present ? "tag.add" : "tag.remove", (article) => {
      article.tags = article.tags.filter((tag) => tag !== name);
      if (present) article.tags.push(name);
    });
  }

  tags(): TagCount[] {
    const counts = new Map<string, number>();
    for (const article of this.#articles.values()) {
      for (const tag of article.tags) counts.set(tag, (counts.get(tag) ?? 0) + 1);
    }
    return [...counts].map(([name, count]) => ({ name, count }));
  }

  revisions(id: string): Revision[] {
    return this.#past.revisions(id);
  }

  diff(id: string, from: number, to: number): RevisionDiff {
    return difference(from, this.#past.at(id, from), to, this.#past.at(id, to));
  }

  restore(id: string, revision: number): Article {
    const past = this.#past.at(id, revision);
    this.#change(id, null, "revision.restore", (article) => {
      Object.assign(article, structuredClone({ fields: past.fields, body: past.body }));
    });
    return this.open(id);
  }

  compare(id: string, from: number, to: number): RevisionComparison {
    return comparison(from, this.#past.at(id, from), to, this.#past.at(id, to));
  }

  nameRevision(id: string, revision: number, name: string): Revision[] {
    return this.#past.name(id, revision, name.trim() === "" ? null : name.trim());
  }

  restorePart(id: string, revision: number, part: RevisionPart): Article {
    const { fields, body } = withPart(this.#article(id), this.#past.at(id, revision), part);
    this.#change(id, null, "revision.restore", (article) =>
      Object.assign(article, { fields, body }),
    );
    return this.open(id);
  }

  undoable(): Undoable | null {
    const last = this.#past.last();
    if (last === null) return null;
    const { revision, article } = last;
    const { id, action, at, person } = revision;
    const { headline } = article.fields;
    const articles = this.#together.get(id)?.length ?? 1;
    return { id, action, article: article.id, articles, headline, at, person };
  }

  undo(id: number): TakenBack {
    const last = this.#past.last();
    if (last?.revision.id !== id) throw new Refusal("undo_refused", String(id));
    const befores = this.#together.get(id) ?? [this.#past.before(last)];
    const now = befores.map((before) => this.open(before.id));
    for (const before of befores)
      this.#change(before.id, null, "undo", (article) => {
        const { fields, body, status, tags } = structuredClone(before);
        Object.assign(article, { fields, body, status, tags });
      });
    const action = this.#past.last()?.revision.id ?? null;
    if (action !== null && now.length > 1) this.#together.set(action, now);
    return { articles: befores.map((before) => before.id), action };
  }

  #article(id: string): Article {
    const article = this.#articles.get(id);
    if (article === undefined) throw new Refusal("not_found", id);
    return article;
  }

  #change(
    id: string,
    base_version: number | null,
    action: Action,
    change: (article: Article) => void,
  ): Saved {
    const article = this.#article(id);
    if (base_version !== null && base_version !== article.version) {
      throw new Refusal("version_conflict", `${base_version} is not ${article.version}`);
    }
    const changed = structuredClone(article);
    change(changed);
    const words = textOf(changed)
      .split(/\s+/u)
      .filter((word) => word !== "").length;
    const saved_at = this.#now();
    const reading_minutes = words === 0 ? 0 : Math.max(1, Math.round(words / 180));
    const version = article.version + 1;
    Object.assign(changed, { version, words, reading_minutes, updated_at: saved_at });
    this.#articles.set(id, changed);
    this.#past.keep(changed, action);
    return { version, saved_at, words, reading_minutes };
  }
}

/** Words of the body, a line a block. */
export function textOf(article: Article): string {
  return article.body.content.map(blockText).join("\n");
}

function setField(article: Article, { field, value }: FieldChange): void {
  if (field === "date" && typeof value === "string" && !/^\d{4}-\d\d-\d\d$/u.test(value)) {
    throw new Refusal("invalid_field", field);
  }
  Object.assign(article.fields, { [field]: value });
}

function summary(article: Article): ArticleSummary {
  const { id, status, tags, words, updated_at, updated_by, version } = article;
  const { headline, profile, language, byline } = article.fields;
  const of_fields = { headline, profile, language, byline };
  return { id, ...of_fields, status, tags, words, updated_at, updated_by, version };
}
