import type {
  AppError,
  AppState,
  Article,
  ArticleQuery,
  CleaningKind,
  ExportOrder,
  ExportPreview,
  ExportReport,
  PagesAsked,
  Person,
  Preferences,
  Preset,
  Profile,
  ProfileId,
  SaveBody,
  SaveFields,
  Status,
} from "./bindings";
import { FakeBackups } from "./fake/backups";
import { FakeBack } from "./fake/back";
import { clean, findCleaning } from "./fake/cleaning";
import { FakeCounts } from "./fake/counts";
import { readPasted } from "./fake/pasted";
import { Desk, textOf, workflow } from "./fake/desk";
import { drawnPages } from "./fake/pages";
import { picture } from "./fake/picture";
import { usualPreferences } from "./fake/preferences";
import { FakeExports } from "./fake/exports";
import { formats } from "./fake/formats";
import { FakeImports } from "./fake/imports";
import { FakeOutbox } from "./fake/outbox";
import { FakePictures } from "./fake/pictures";
import { Refusal } from "./fake/refusal";
import { FakeSites } from "./fake/sites";
import { FakeFindMany } from "./fake/find_many";
import { FakeTyping } from "./fake/typing";
import { sampleArticles } from "./fake/sample";
import { FakeVault } from "./fake/vault";
import { versionCommands } from "./fake/versions";
import type { Host } from "./host";

const profiles = import.meta.glob<Profile>("../../../assets/profiles/*.json", {
  eager: true,
  import: "default",
});

/** How a fake host begins. */
export type FakeOptions = {
  vault?: AppState["vault"];
  passphrase?: string;
  preferences?: Partial<Preferences>;
  /** The articles in the vault; the sample desk when left out. */
  articles?: Article[];
  /** The host's clock, RFC 3339 UTC. */
  now?: () => string;
};

/** Each command reads its own arguments; the page sends what the bindings say. */
type Answer = (args: never) => unknown;

/** An in-memory Warraq that answers every command: for tests, and for the page in a plain browser. */
export class FakeWarraq implements Host {
  /** Every request in order, for tests to look at. */
  readonly requests: { command: string; args: Record<string, unknown> }[] = [];
  /** Commands that fail, and with what. */
  readonly failing = new Map<string, AppError>();
  /** What the native dialogs answer. */
  chosen: string | null = "/home/rojin/Documents/vault.warraq";
  /** What is imported, and how. */
  readonly imports: FakeImports;
  /** What is exported together, and how. */
  readonly exports: FakeExports;
  /** The sites that articles are delivered to. */
  readonly sites: FakeSites;
  /** Sites and deliveries. */
  readonly outbox: FakeOutbox;
  /** What sites have, and what was changed there. */
  readonly back: FakeBack;
  /** The vault's door and its secrets. */
  readonly vault: FakeVault;
  readonly backups: FakeBackups;
  readonly finding = new FakeFindMany(
    () => this.#desk,
    (progress) => this.emit("find-progress", progress),
  );
  readonly typing = new FakeTyping();
  readonly counts = new FakeCounts(Object.values(profiles));
  readonly pictures = new FakePictures((progress) => this.emit("media-progress", progress));
  state: AppState;
  #desk: Desk;
  readonly #now: () => string;
  readonly #written = new Set<string>();
  readonly #listeners = new Map<string, Set<(payload: unknown) => void>>();

  constructor(options: FakeOptions = {}) {
    const { vault = "open", passphrase = "correct horse", preferences } = options;
    this.#now = options.now ?? (() => new Date().toISOString());
    this.vault = new FakeVault(passphrase, {
      state: () => this.state,
      anew: (sample) => {
        const all = sampleArticles(Date.parse(this.#now()));
        this.#desk = new Desk(sample ? all.slice(0, 1) : [], this.#now);
      },
      chosen: () => this.chosen,
    });
    this.#desk = new Desk(options.articles ?? sampleArticles(Date.parse(this.#now())), this.#now);
    this.imports = new FakeImports(
      () => this.#desk,
      (progress) => this.emit("import-progress", progress),
      this.#now,
    );
    this.backups = new FakeBackups({
      open: (id) => this.#desk.open(id),
      list: (query) => this.#desk.list(query),
      now: this.#now,
      state: () => this.state,
      opens: (secret) => this.vault.opens(secret),
      tell: (progress) => this.emit("backup-progress", progress),
    });
    this.back = new FakeBack(() => this.#desk);
    this.exports = new FakeExports({
      open: (id) => this.#desk.open(id),
      textOf,
      write: (articles, format, path, overwrite) => {
        const [id = ""] = articles;
        return { ...this.#export({ id, format, path, overwrite }), articles };
      },
      tell: (progress) => this.emit("export-progress", progress),
    });
    this.sites = new FakeSites({
      articles: () => this.#desk.all(),
      tell: (step) => this.emit("site-progress", step),
    });
    this.outbox = new FakeOutbox({
      open: (id) => this.#desk.open(id),
      textOf,
      words: () => this.exports.words,
      now: this.#now,
      person: () => this.state.person?.name ?? "",
      deliver: (id) => this.#desk.reachReaders(id),
      tell: (event, payload) => this.emit(event, payload),
    });
    this.state = {
      vault,
      vault_path: "/home/rojin/Documents/vault.warraq",
      set_aside: null,
      vault_away: false,
      log: null,
      reads_only: false,
      export_folder: "/home/rojin/Documents",
      person: vault === "none" ? null : { name: "روجين", role: "محررة" },
      newsroom: vault === "none" ? "" : "xeber24",
      place: vault === "none" ? "" : "القامشلي",
      preferences: { ...usualPreferences, ...preferences },
      version: "0.1.0",
    };
  }

  async invoke(command: string, args: Record<string, unknown>): Promise<unknown> {
    // As on the way to the shell: what JSON cannot hold does not arrive.
    const sent = JSON.parse(JSON.stringify(args)) as Record<string, unknown>;
    this.requests.push({ command, args: sent });
    await Promise.resolve();
    const answer = this.#commands[command] ?? this.#others(command);
    if (answer === undefined) throw new Error(`no command ${command}`);
    try {
      const failure = this.failing.get(command);
      if (failure !== undefined) throw new Refusal(failure.code, failure.detail);
      return structuredClone((await answer(sent as never)) ?? null);
    } catch (error) {
      throw error instanceof Refusal ? error.error : error;
    }
  }

  listen(event: string, handler: (payload: unknown) => void): Promise<() => void> {
    const handlers = this.#listeners.get(event) ?? new Set();
    this.#listeners.set(event, handlers.add(handler));
    return Promise.resolve(() => void handlers.delete(handler));
  }

  pictureAddress(media: string): string {
    return picture(media);
  }

  previewRoot(): string {
    // A plain browser has no such scheme.
    return "about:blank#";
  }

  /** Sends the page an event, as the desktop shell does. */
  emit(event: string, payload: unknown = null): void {
    for (const handler of this.#listeners.get(event) ?? []) handler(payload);
  }

  readonly #commands: Record<string, Answer> = {
    app_state: () => this.state,
    preferences_save: ({ preferences }: { preferences: Preferences }) => {
      this.state.preferences = preferences;
    },
    settings_save: (settings: { person: Person; newsroom: string; place: string }) =>
      Object.assign(this.state, settings),
    article_list: ({ query }: { query: ArticleQuery }) => this.#desk.list(query),
    article_new: ({ profile, language }: { profile: ProfileId; language: string }) =>
      this.#desk.make(profile, language, this.state.person?.name ?? ""),
    article_sample: () => this.#desk.make("news", "ar", this.state.person?.name ?? ""),
    article_open: ({ id }: { id: string }) => this.#desk.open(id),
    article_save_body: ({ save }: { save: SaveBody }) => this.#desk.saveBody(save),
    article_save_fields: ({ save }: { save: SaveFields }) => this.#desk.saveFields(save),
    article_set_status: ({ id, status }: { id: string; status: Status }) =>
      this.#desk.setStatus(id, status),
    article_write_elsewhere: ({ folder }: { folder: string }) => [
      `${folder}/article/article.docx`,
      `${folder}/article/article.json`,
    ],
    article_import: ({ paths }: { paths: string[] | null }) => this.imports.files(paths),
    article_import_pasted: ({ text }: { text: string }) => this.imports.pasted(text),
    import_cancel: () => this.imports.cancel(),
    import_report: ({ article }: { article: string }) => this.imports.report(article),
    import_put_back: (args: { article: string; baseVersion: number; removed: number[] }) =>
      this.imports.putBack(args.article, args.baseVersion, args.removed),
    cleaning_find: ({ article }: { article: string }) => findCleaning(this.#desk.open(article)),
    cleaning_apply: (args: { article: string; baseVersion: number; kinds: CleaningKind[] }) =>
      this.#desk.rewrite(args.article, args.baseVersion, "article.clean", (article) =>
        clean(article, args.kinds),
      ),
    paste_read: ({ html, text }: { html: string; text: string }) => readPasted(html, text),
    export_formats: () => formats,
    export_preview: (args: { id: string; format: string }) => this.#preview(args.id, args.format),
    export_article: (args: { id: string; format: string; path: string; overwrite: boolean }) =>
      this.#export(args),
    export_pages: ({ asked }: { asked: PagesAsked }) => drawnPages(asked),
    export_choose_folder: () => this.state.export_folder,
    export_show_file: ({ path }: { path: string }) => this.#show(path),
    site_plugin_save: (args: { folder: string; overwrite: boolean }) =>
      this.#write(`${args.folder}/warraq.zip`, args.overwrite, 14_000),
    export_articles: ({ order }: { order: ExportOrder }) => this.exports.all(order),
    export_cancel: () => this.exports.stop(),
    preset_list: () => this.exports.presets(),
    preset_put: (args: { preset: Preset; insteadOf: string | null }) =>
      this.exports.put(args.preset, args.insteadOf),
    preset_remove: ({ id }: { id: string }) => this.exports.remove(id),
    never_publish_list: () => this.exports.words,
    never_publish_save: ({ words }: { words: string[] }) => this.exports.save(words),
    tag_list: () => this.#desk.tags(),
    tag_add: (args: { article: string; name: string }) =>
      this.#desk.setTag(args.article, args.name, true),
    tag_remove: (args: { article: string; name: string }) =>
      this.#desk.setTag(args.article, args.name, false),
    profile_list: () => Object.values(profiles),
    workflow: () => workflow,
    history_undoable: () => this.#desk.undoable(),
    history_undo: ({ id }: { id: number }) => this.#desk.undo(id),
    ...versionCommands(() => this.#desk),
    window_close: () => null,
  };

  #others(command: string): Answer | undefined {
    const { vault, backups, sites, outbox, back, finding, typing, counts, pictures } = this;
    return [vault, backups, sites, outbox, back, typing, counts, pictures, finding]
      .map(({ answers }) => answers[command])
      .find((one) => one);
  }

  #show(path: string): null {
    if (!this.#written.has(path)) throw new Refusal("file_gone");
    return null;
  }

  #preview(id: string, format: string): ExportPreview {
    const article = this.#desk.open(id);
    const extension = formats.find((one) => one.id === format)?.extension ?? "txt";
    const text = `${article.fields.headline}\n\n${textOf(article)}\n`;
    const file_name = `${article.fields.slug || "article"}.${extension}`;
    const messages = format === "telegram" ? [{ text, size: text.length, limit: 4096 }] : [];
    return { file_name, lost: [], taken_out: [], held: [], text, messages };
  }

  #write(path: string, overwrite: boolean, bytes: number): { path: string; bytes: number } {
    if (this.#written.has(path) && !overwrite) throw new Refusal("file_exists", path);
    this.#written.add(path);
    return { path, bytes };
  }

  #export(args: { id: string; format: string; path: string; overwrite: boolean }): ExportReport {
    const { id, format, path: to, overwrite } = args;
    const { length: size } = new TextEncoder().encode(this.#preview(id, format).text);
    return { articles: [id], format, lost: [], taken_out: [], ...this.#write(to, overwrite, size) };
  }
}
