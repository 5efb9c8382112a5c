import type { Action, Article, BlockDiff, BlockJson, Revision, RevisionDiff } from "../bindings";
import { Refusal } from "./refusal";

type Kept = { revision: Revision; article: Article };

/** Every version of every article, whole. */
export class Past {
  readonly #kept: Kept[] = [];

  keep(article: Article, action: Action): void {
    const id = this.#kept.length + 1;
    const { updated_at: at, updated_by: person, words } = article;
    const revision: Revision = { id, at, person, action, words, name: null };
    this.#kept.push({ revision, article: structuredClone(article) });
  }

  /** The article's revisions, the newest first. */
  revisions(article: string): Revision[] {
    return this.#of(article)
      .map((kept) => kept.revision)
      .reverse();
  }

  /** Gives a revision a name, null for none. */
  name(article: string, revision: number, name: string | null): Revision[] {
    const kept = this.#of(article).find((one) => one.revision.id === revision);
    if (kept === undefined) throw new Refusal("not_found", String(revision));
    kept.revision = { ...kept.revision, name };
    return this.revisions(article);
  }

  /** The article as it stood then. */
  at(article: string, revision: number): Article {
    const kept = this.#of(article).find((one) => one.revision.id === revision);
    if (kept === undefined) throw new Refusal("not_found", String(revision));
    return kept.article;
  }

  /** The last action that something stood before, or null. */
  last(): Kept | null {
    const changes = this.#kept.filter(({ revision }) => revision.action !== "article.create");
    return changes.at(-1) ?? null;
  }

  /** The article as it stood before that action. */
  before({ article, revision }: Kept): Article {
    const earlier = this.#of(article.id).filter((one) => one.revision.id < revision.id);
    return earlier.at(-1)?.article ?? article;
  }

  #of(article: string): Kept[] {
    return this.#kept.filter((kept) => kept.article.id === article);
  }
}

/** The id of a block; empty when it has none. */
export function blockId(block: BlockJson): string {
  const id = block.attrs?.["id"];
  return typeof id === "string" ? id : "";
}

/** All text in a block. */
export function blockText(block: BlockJson): string {
  return block.text ?? (block.content ?? []).map(blockText).join("");
}

/** What differs, a whole block at a time: the real host compares words. */
export function difference(from: number, old: Article, to: number, now: Article): RevisionDiff {
  const before = new Map(old.body.content.map((block) => [blockId(block), blockText(block)]));
  const blocks = now.body.content.map((block): BlockDiff => {
    const id = blockId(block);
    const is = blockText(block);
    const was = before.get(id);
    if (was === is) return { id, change: "same", parts: [{ op: "equal", text: is }] };
    const insert = { op: "insert", text: is } as const;
    if (was === undefined) return { id, change: "added", parts: [insert] };
    return { id, change: "changed", parts: [{ op: "delete", text: was }, insert] };
  });
  return { from, to, fields: [], blocks };
}
