import { Presets } from "../features/export/presets.svelte";
import { SeveralExport } from "../features/export/several.svelte";
import { FindMany } from "../features/find/many.svelte";
import { UndoLast } from "../features/history/undo.svelte";
import type { ReportDesk } from "../features/import/desk";
import { ImportRun } from "../features/import/import.svelte";
import type { InspectorTab } from "../features/inspector/tabs";
import { Library } from "../features/library/library.svelte";
import { NeverPublishWords } from "../features/never_publish/words.svelte";
import { Outbox, type Moved } from "../features/outbox/outbox.svelte";
import { OpenArticle } from "../features/page/article.svelte";
import type { Spot } from "../features/page/spot";
import { Sites } from "../features/sites/sites.svelte";
import {
  commands,
  type AppError,
  type AppState,
  type Article,
  type ProfileId,
} from "../ipc/bindings";
import type { Result } from "../ipc/result";
import { t } from "../i18n";
import { wallClock } from "../shared/clock";
import type { WindowAction } from "../shared/shortcuts";
import { writing } from "../shared/writing.svelte";
import { Back } from "./back.svelte";
import { desk } from "./find_many";
import { Keeping } from "./keeping.svelte";
import type { LeftPlace, Leaving } from "./left_place";
import { OpenArticles } from "./open_articles.svelte";
import { UNDOING, type Sheet } from "./sheet";

/** The open vault as the window shows it: the library, the open article, what stands before them. */
export class Newsroom implements ReportDesk {
  app: AppState;
  readonly library = new Library();
  readonly importing = new ImportRun();
  readonly exporting: SeveralExport;
  readonly presets = new Presets(() => this.undo.offer(["settings.set"]));
  readonly words = new NeverPublishWords(() => this.undo.offer(["settings.set"]));
  readonly sites = new Sites();
  readonly outbox = new Outbox({ onmoved: (moved) => this.#delivered(moved) });
  /** What comes back from sites. */
  readonly back = new Back(this);
  readonly keeping = new Keeping(this);
  readonly finding = new FindMany(desk(this));
  readonly undo: UndoLast;
  readonly pages = new OpenArticles();
  tab: InspectorTab = $state("fields");
  sheet: Sheet | null = $state(null);
  /** What was asked for and could not be done, because saving failed. */
  leaving: Leaving | null = $state(null);
  /** Why the last thing asked for could not be done. */
  error: AppError | null = $state.raw(null);
  /** Grows when the inspector's tab was asked for by name, so that it takes the focus. */
  tabAsked = $state(0);
  /** Grows when an action was taken back, or done again. */
  undone = $state(0);
  /** Nothing can be typed: the window is about to be left. */
  still = $state(false);
  readonly #onlocked: (app: AppState, left: LeftPlace) => void;
  readonly restored: (app: AppState, setAside: string | null) => void;
  #opening = 0;

  constructor(
    app: AppState,
    onlocked: (app: AppState, left: LeftPlace) => void,
    onrestored: (app: AppState, setAside: string | null) => void = () => undefined,
  ) {
    this.app = $state.raw(app);
    this.#onlocked = onlocked;
    this.restored = onrestored;
    this.undo = new UndoLast({
      clock: wallClock,
      flush: () => this.flush(),
      undone: (articles) => this.#undone(articles),
    });
    this.exporting = new SeveralExport({
      flush: () => this.flush(),
      named: () =>
        t("several.name", { date: new Date(wallClock.now()).toISOString().slice(0, 10) }),
    });
  }

  /** Reads the library and opens what was left when the vault was locked, else what was worked on last. */
  async begin(left: LeftPlace | null = null): Promise<void> {
    if (left !== null) await this.keeping.comeBack(left);
    await this.library.refresh();
    const last = this.library.articles[0];
    if (last === undefined || this.article !== null) return;
    this.error = null;
    await this.open(last.id);
  }

  /** The article that the window is about. */
  get article(): OpenArticle | null {
    return this.pages.main;
  }

  /** Saves everything that is open. False when something could not be saved. */
  flush(): Promise<boolean> {
    return this.pages.flush();
  }

  /** Opens an article once the one before is saved; the page begins at `spot` where one is given. */
  async open(id: string, spot: Spot | null = null): Promise<void> {
    if (this.article?.id === id) return;
    const article = await this.opened(() => OpenArticle.open(id));
    article?.comeTo(spot);
    if (article !== null) this.pages.turnTo(article);
  }

  /** Makes a new article and opens it. */
  create(profile: ProfileId): Promise<void> {
    const { language } = this.app.preferences;
    // The newsroom writes in Arabic script, whatever language its window speaks.
    return this.#make(() => commands.articleNew(profile, language === "en" ? "ar" : language));
  }

  /** Makes the sample article and opens it. */
  sample(): Promise<void> {
    return this.#make(() => commands.articleSample());
  }

  async #make(make: () => Promise<Result<Article>>): Promise<void> {
    const made = await this.opened(make);
    if (made === null) return;
    this.pages.turnTo(new OpenArticle(made));
    await this.#listed();
  }

  /** What is opened once everything before is saved; null where that failed, or another was asked for meanwhile. */
  async opened<Opened>(open: () => Promise<Result<Opened>>): Promise<Opened | null> {
    const opening = (this.#opening += 1);
    if (!(await this.saved())) return null;
    const answer = await open();
    if (opening !== this.#opening) return null;
    this.error = answer.status === "error" ? answer.error : null;
    return answer.status === "ok" ? answer.data : null;
  }

  /** Opens the next (1) or previous (-1) article of the list. */
  async step(step: 1 | -1): Promise<void> {
    const next = this.library.neighbour(this.article?.id ?? null, step);
    if (next !== null) await this.open(next.id);
  }

  /** Imports these files, or those chosen in the system's dialog for null, and shows what came of it. */
  async importFiles(paths: string[] | null): Promise<void> {
    if (await this.importing.run(paths)) await this.#came();
  }

  /** Makes an article of what was pasted and shows its report. Null, or why it is none. */
  async importPasted(html: string | null, text: string): Promise<AppError | null> {
    const { importing } = this;
    if (!(await importing.paste(html, text))) return null;
    const error = importing.error ?? importing.failed[0]?.error ?? null;
    if (error !== null) {
      // The sheet for pasting says why, and is there for another try.
      importing.dismiss();
      return error;
    }
    importing.meanwhile = false;
    await this.#came();
    return null;
  }

  /** The person goes on working: a report that comes now must not take the keys away. */
  goesOn(): void {
    if (this.importing.running) this.importing.meanwhile = true;
  }

  /** Whether the window itself does what a shortcut says, whatever stands before it. */
  hears(action: WindowAction): boolean {
    if (this.leaving !== null) return false;
    // Whoever locks is in a hurry, whatever stands before the window.
    if (action === "lock") return this.keeping.mayClose;
    return this.sheet === null || (this.undoesOnSheet && action === "undo_action");
  }

  /** Whether the sheet that is open shows the way back itself. */
  get undoesOnSheet(): boolean {
    return UNDOING.includes(this.sheet);
  }

  async change(
    article: string,
    change: (base_version: number) => Promise<Result<Article>>,
  ): Promise<AppError | null> {
    if (!(await this.flush())) return this.pages.failure;
    const open = this.pages.of(article);
    const base = open === null ? await commands.articleOpen(article) : null;
    if (base?.status === "error") return base.error;
    const answer = await change(open?.progress.last.version ?? base?.data.version ?? 0);
    if (answer.status === "error") return answer.error;
    if (this.pages.of(article) === open) open?.adopt(answer.data);
    await this.library.refresh();
    await this.undo.offer(["article.put_back", "article.clean"]);
    return null;
  }

  // A report never takes the place of what the person is at; it waits in the library's last line.
  async #came(): Promise<void> {
    const free = this.sheet === null || this.sheet === "paste" || this.sheet === "import";
    if (free && this.leaving === null && !this.importing.meanwhile) this.sheet = "import";
    await this.library.refresh();
  }

  /** Shows the export of the chosen articles; where none is chosen, the list is for choosing first. */
  exportChosen(): void {
    const { chosen, articles } = this.library;
    if (!this.exporting.running) {
      if (chosen.count === 0) {
        chosen.asked = true;
        return;
      }
      this.exporting.begin(chosen.inOrderOf(articles), this.app.export_folder);
    }
    this.sheet = "several";
  }

  /** Shows the delivery of the chosen articles; where none is chosen, the list is for choosing first. */
  deliverChosen(): void {
    const { chosen } = this.library;
    this.outbox.about = chosen.inOrderOf(this.library.articles);
    if (chosen.count === 0) chosen.asked = true;
    else this.sheet = "deliver";
  }

  /** Shows a pane of the inspector and gives it the focus. */
  show(tab: InspectorTab): void {
    writing.alone = false;
    this.tab = tab;
    this.tabAsked += 1;
  }

  /** Locks the vault or closes the window, once everything is saved. */
  async leave(leaving: Leaving): Promise<void> {
    if (this.still) return;
    const left = this.keeping.left();
    // No key may fall between the last save and the end.
    this.still = true;
    try {
      if (await this.flush()) await this.leaveNow(leaving, left);
      else this.leaving = leaving;
    } finally {
      this.still = false;
    }
  }

  /** Locks or closes whatever is saved. */
  async leaveNow(leaving: Leaving, left: LeftPlace = this.keeping.left()): Promise<void> {
    this.leaving = null;
    if (leaving === "close") {
      await commands.windowClose();
      return;
    }
    const answer = await commands.vaultLock();
    if (answer.status === "error") this.error = answer.error;
    else this.#onlocked(answer.data, left);
  }

  /** Takes the status step that was just made into the library, with a way back. */
  async moved(): Promise<void> {
    await this.library.refresh();
    await this.undo.offer(["article.status"]);
  }

  #delivered(moved: Moved): void {
    this.pages.moved(moved);
    void this.library.refresh();
  }

  /** Whether everything is saved; where not, the window says why. */
  async saved(): Promise<boolean> {
    if (await this.flush()) return true;
    this.error = this.pages.failure;
    return false;
  }

  // A new article must be seen in the list, whatever the list was showing.
  async #listed(): Promise<void> {
    const { library } = this;
    if (library.status !== null && library.status !== this.article?.status) library.status = null;
    library.filter = "";
    await library.refresh();
  }

  async #undone(articles: readonly string[]): Promise<void> {
    this.error = await this.pages.readAgain(articles);
    this.undone += 1;
    await this.library.refresh();
  }
}
