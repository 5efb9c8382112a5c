import {
  commands,
  type AppError,
  type Asked,
  type ImportedArticle,
  type PullPost,
  type PullSite,
  type Reason,
  type Thing,
} from "../../ipc/bindings";
import { PostPictures } from "./pictures.svelte";

/** What the sheet asks of the newsroom. */
export type PullDesk = {
  /** An article came into the vault. */
  came(): Promise<void>;
};

/** What came of a pull. */
export type Pulled = {
  article: string;
  /** What is told of a new article; null where it is here already. */
  imported: ImportedArticle | null;
  /** What the site has beside its words, and the article does not hold. */
  onlyThere: readonly Thing[];
};

/** The posts of a site, as somebody looks through them. Nothing is asked for before it is looked for. */
export class Pull {
  sites = $state.raw<PullSite[]>([]);
  site = $state("");
  search = $state("");
  posts = $state.raw<PullPost[]>([]);
  hasMore = $state(false);
  /** Whether anything was looked for since the site was chosen. */
  looked = $state(false);
  /** What the site is asked for just now. */
  busy = $state<"sites" | "list" | "post" | null>(null);
  /** The post that is pulled just now. */
  pulling = $state<string | null>(null);
  /** What came of the last pull. */
  pulled = $state.raw<Pulled | null>(null);
  /** Why the site did not answer. */
  fault = $state.raw<Reason | null>(null);
  error = $state.raw<AppError | null>(null);
  /** The pictures of what was pulled last. */
  readonly pictures = new PostPictures();
  readonly #desk: PullDesk;
  #page = 0;
  #asked = 0;

  constructor(desk: PullDesk) {
    this.#desk = desk;
  }

  /** Reads which sites there are; none of them is asked. */
  async begin(): Promise<void> {
    this.busy = "sites";
    this.pulled = null;
    const answer = await commands.pullSites();
    this.busy = null;
    this.error = answer.status === "error" ? answer.error : null;
    if (answer.status === "error") return;
    this.sites = answer.data;
    if (!this.sites.some(({ id }) => id === this.site)) this.choose(this.sites[0]?.id ?? "");
  }

  /** Turns to another site. */
  choose(site: string): void {
    this.site = site;
    this.posts = [];
    this.looked = false;
    this.hasMore = false;
    this.fault = null;
    this.#asked += 1;
  }

  /** Looks for posts with the words that are typed, the newest first. */
  async look(): Promise<void> {
    this.posts = [];
    this.#page = 0;
    await this.more();
  }

  /** Shows the next posts too. */
  async more(): Promise<void> {
    if (this.site === "") return;
    const asked = (this.#asked += 1);
    this.busy = "list";
    this.pulled = null;
    const answer = await commands.pullList(this.site, this.search.trim(), this.#page + 1);
    // Something else was looked for meanwhile.
    if (asked !== this.#asked) return;
    this.busy = null;
    this.looked = true;
    this.error = answer.status === "error" ? answer.error : null;
    if (answer.status === "error") return;
    this.fault = answer.data.fault;
    if (answer.data.fault !== null) return;
    this.#page += 1;
    this.posts = [...this.posts, ...answer.data.posts];
    this.hasMore = answer.data.has_more;
  }

  /** Makes an article of a post. */
  async pull(id: string): Promise<void> {
    if (this.busy !== null) return;
    this.busy = "post";
    this.pulling = id;
    this.pictures.forget();
    const answer = await commands.pullPost(this.site, id);
    this.busy = null;
    this.pulling = null;
    this.error = answer.status === "error" ? answer.error : null;
    if (answer.status === "error") return;
    const { article, imported, only_there: onlyThere, fault } = answer.data;
    this.fault = fault;
    if (article === null) return;
    this.pulled = { article, imported, onlyThere };
    this.posts = this.posts.map((one) => (one.post.id === id ? { ...one, article } : one));
    if (imported !== null) await this.#desk.came();
    await this.fetch(article, imported === null ? "again" : "with-post");
  }

  /** Fetches the pictures of a post that is an article here, as far as they are missing. */
  async fetch(article: string, asked: Asked = "again"): Promise<void> {
    if (this.pulled?.article !== article) this.pulled = { article, imported: null, onlyThere: [] };
    await this.pictures.fetch(this.site, article, asked);
    const lacks_pictures = this.pictures.lacks;
    const noted = (one: PullPost): PullPost =>
      one.article === article ? { ...one, lacks_pictures } : one;
    this.posts = this.posts.map(noted);
  }
}
