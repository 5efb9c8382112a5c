import { Conflict } from "../features/conflict/conflict.svelte";
import { Correct } from "../features/correct/correct.svelte";
import { Follow } from "../features/follow/follow.svelte";
import { PostPictures } from "../features/pull/pictures.svelte";
import { Pull } from "../features/pull/pull.svelte";
import type { Action, AppError, Asked } from "../ipc/bindings";

/** What is needed of the shown articles: one that is another on the disk is read again, if it is shown. */
export type Shown = {
  of(id: string): object | null;
  reload(id: string): Promise<AppError | null>;
};

/** What of the newsroom is needed for what comes back. */
export type BackRoom = {
  sheet: string | null;
  error: AppError | null;
  readonly article: { readonly id: string } | null;
  /** The articles that are shown. */
  readonly pages: Shown;
  readonly library: { refresh(): Promise<void> };
  readonly undo: { offer(actions: Action[]): Promise<void> };
  flush(): Promise<boolean>;
};

/** What comes back from sites: conflicts, posts, changes there, and what is corrected because of it. */
export class Back {
  readonly conflict: Conflict;
  readonly pull: Pull;
  readonly follow = new Follow();
  readonly correct: Correct;
  /** The pictures of a site's people that came into an article with what was decided. */
  readonly taken = new PostPictures();
  #takenOf: { article: string; site: string } | null = null;
  readonly #room: BackRoom;

  constructor(room: BackRoom) {
    this.#room = room;
    const flush = (): Promise<boolean> => room.flush();
    this.conflict = new Conflict({
      flush,
      settled: async (article, { lacks_pictures }, site) => {
        await this.#settled(article);
        this.#takenOf = lacks_pictures ? { article, site } : null;
        void this.fetchTaken("with-post");
      },
    });
    this.correct = new Correct({ flush, settled: (article) => this.#settled(article) });
    this.pull = new Pull({ came: () => this.#came() });
  }

  /** Shows what two people made of an article's post at a site. */
  async openConflict(article: string, site: string): Promise<void> {
    this.#room.sheet = "conflict";
    await this.conflict.load(article, site);
  }

  /** Shows what two people made of the open article's post; where nothing of it is known, what changed on the sites. */
  async compare(): Promise<void> {
    await this.follow.begin();
    const open = this.#room.article?.id;
    const post = this.follow.changed.find((one) => one.article === open && !one.is_gone);
    if (post === undefined) this.#room.sheet = "follow";
    else await this.openConflict(post.article, post.site);
  }

  /** Whether pictures are to come for what was decided last. */
  get takes(): boolean {
    return this.#takenOf !== null;
  }

  /** Fetches them: what is slow or over the budget only where somebody asks again. */
  async fetchTaken(asked: Asked = "again"): Promise<void> {
    if (this.#takenOf === null) return;
    const { article, site } = this.#takenOf;
    await this.taken.fetch(site, article, asked);
    const { pages } = this.#room;
    if (pages.of(article) !== null) this.#room.error = await pages.reload(article);
  }

  /** Shows the posts of a site. */
  openPull(): void {
    this.#room.sheet = "pull";
  }

  /** Shows where the open article is, to be corrected there or taken from its readers. */
  async openCorrect(): Promise<void> {
    const { article } = this.#room;
    if (article === null) return;
    this.#room.sheet = "correct";
    await this.correct.begin(article.id);
  }

  async #came(): Promise<void> {
    await this.#room.library.refresh();
    await this.#room.undo.offer(["article.import"]);
  }

  // What was decided of a post is in the article too.
  async #settled(article: string): Promise<void> {
    const room = this.#room;
    if (room.pages.of(article) !== null) room.error = await room.pages.reload(article);
    await room.library.refresh();
    await room.undo.offer(["article.take"]);
  }
}
