import type {
  AppState,
  ArticleList,
  ArticleQuery,
  BackupArticle,
  BackupFile,
  BackupOutcome,
  BackupPlan,
  Backups,
  VaultComparison,
} from "../bindings";
import type { Article } from "../bindings";
import { Refusal } from "./refusal";

type Answer = (args: never) => unknown;

/** What the backups of the fake host have to do with the rest of it. */
export type BackupLinks = {
  open(id: string): Article;
  list(query: ArticleQuery): ArticleList;
  now(): string;
  state(): AppState;
  opens(secret: string): boolean;
  tell(progress: { done: number; total: number }): void;
};

const USUAL = "/home/rojin/Documents/backups";

/** The backups of the fake host: each holds what the desk holds now. */
export class FakeBackups {
  /** The backups that are there, by folder, the newest first. */
  readonly files = new Map<string, BackupFile[]>([[USUAL, [file(USUAL, "2026-11-29T20:10:00Z")]]]);
  /** Folders that are not there. */
  readonly pulled = new Set<string>();
  /** What is wrong in each backup. */
  faults: string[] = [];
  /** Articles that came back. */
  readonly brought: string[] = [];
  /** What the vault has otherwise than each of them. */
  changes: VaultComparison = {
    same: 12,
    newer_here: { count: 0, first: [] },
    only_here: { count: 0, first: [] },
    newer_there: 0,
    only_there: 0,
    words_only_here: [],
    words_only_there: [],
    other_settings: false,
    last_here: "2026-11-30T07:20:05Z",
    last_there: "2026-11-29T20:10:00Z",
  };
  /** Whether something was changed since the last one. */
  changed = true;
  #plan: BackupPlan = {
    is_on: true,
    every_minutes: 60,
    hours: 24,
    days: 7,
    weeks: 5,
    megabytes: 2000,
    folders: {},
  };
  #folders: string[] = [];
  readonly #links: BackupLinks;

  constructor(links: BackupLinks) {
    this.#links = links;
  }

  readonly answers: Record<string, Answer> = {
    backup_list: (): Backups => ({
      plan: this.#plan,
      chosen: this.#folders.length > 0,
      folders: this.#all.map((folder) => ({
        folder,
        backups: this.pulled.has(folder) ? [] : (this.files.get(folder) ?? []),
        error: this.pulled.has(folder) ? { code: "vault_missing", detail: "" } : null,
      })),
    }),
    backup_make: () => this.#make(),
    backup_cancel: () => null,
    backup_verify: ({ path }: { path: string }) => {
      this.#must(path);
      return { articles: 12, revisions: 30, media: 4, counted: true, faults: this.faults };
    },
    backup_plan_save: ({ plan, folders }: { plan: BackupPlan; folders: string[] }) => {
      this.#plan = plan;
      this.#folders = folders;
    },
    backup_choose_folder: () => "/media/stick",
    backup_articles: ({ path, query }: { path: string; query: ArticleQuery }) => {
      this.#must(path);
      return this.#links.list(query);
    },
    backup_article: ({ id }: { path: string; id: string }) => this.#article(id),
    backup_compare: ({ path }: { path: string }): VaultComparison => {
      this.#must(path);
      return this.changes;
    },
    backup_bring: ({ id }: { path: string; id: string }) => void this.brought.push(id),
    backup_restore: ({ path, passphrase }: { path: string; passphrase: string }) => {
      this.#must(path);
      if (!this.#links.opens(passphrase)) throw new Refusal("wrong_passphrase");
      const set_aside = "/home/rojin/Documents/vault.replaced-2026-11-30T07-20-05Z.warraq";
      return { set_aside, articles: 12, state: this.#links.state() };
    },
  };

  get #all(): string[] {
    return this.#folders.length > 0 ? this.#folders : [USUAL];
  }

  #make(): BackupOutcome[] {
    this.#links.tell({ done: 1, total: 2 });
    const nothing = {
      made: null,
      same: null,
      removed: 0,
      faults: 0,
      damaged: false,
      error: null,
    };
    return this.#all.map((folder): BackupOutcome => {
      const there = this.files.get(folder) ?? [];
      if (this.pulled.has(folder))
        return { ...nothing, folder, error: { code: "vault_missing", detail: "" } };
      if (!this.changed) return { ...nothing, folder, same: there[0] ?? null };
      const made = file(folder, this.#links.now());
      this.files.set(folder, [made, ...there]);
      return { ...nothing, folder, made };
    });
  }

  #article(id: string): BackupArticle {
    const { fields, updated_at, tags } = this.#links.open(id);
    const { headline } = fields;
    return {
      headline,
      updated_at,
      is_here: true,
      fields: [
        {
          field: "headline",
          parts: [
            { op: "equal", text: headline },
            { op: "insert", text: " (كما كان)" },
          ],
        },
      ],
      blocks: [],
      tags,
      tags_differ: false,
    };
  }

  #must(path: string): void {
    const there = [...this.files.values()].flat().some((one) => one.path === path);
    if (!there) throw new Refusal("vault_missing");
  }
}

function file(folder: string, at: string): BackupFile {
  return {
    path: `${folder}/vault.auto-${at.replaceAll(":", "-")}.warraq`,
    at,
    kilobytes: 2400,
    manual: false,
  };
}
