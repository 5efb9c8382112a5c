import type {
  Article,
  Asked,
  ChangedPost,
  Choices,
  ConflictView,
  CorrectPlace,
  Decided,
  FollowReport,
  ImportedArticle,
  MissingPicture,
  PullAnswer,
  PullList,
  PullPost,
  PullSite,
  PulledPictures,
  Reason,
  Sending,
  Settled,
  TextPiece,
  Thing,
} from "../bindings";
import { fakeSite, sampleConflict } from "./conflict";
import type { Desk } from "./desk";
import { Refusal } from "./refusal";
import { block, emptyFields, numberedId } from "./sample";

/** What the sites of the fake Warraq have, and what somebody changed there. */
export class FakeBack {
  sites: PullSite[] = [fakeSite];
  posts: PullPost[] = samplePosts();
  /** Why the site does not answer; it does for null. */
  fault: Reason | null = null;
  /** How many pictures a post has, and those that do not come at first. */
  pictures = 0;
  missing: MissingPicture[] = [];
  /** Somebody stops the pictures before they are here. */
  gaveUp = false;
  /** Posts of a page. */
  size = 20;
  changed: ChangedPost[] = [];
  /** The headlines of articles whose posts lack a picture there. */
  withoutPictures: string[] = [];
  /** What is found when the sites are asked. */
  found: ChangedPost[] = [];
  views = new Map<string, ConflictView>();
  places: CorrectPlace[] = [];
  /** What the site has beside the words of a post that is pulled. */
  onlyThere: Thing[] = [];
  /** What a decision would take out of the site's text. */
  takesOut: Thing[] = [];
  /** What was decided, in order. */
  readonly decided: { choices: Choices; sending: Sending }[] = [];
  readonly #desk: () => Desk;

  constructor(desk: () => Desk) {
    this.#desk = desk;
  }

  /** Every command that it answers. */
  readonly answers: Record<string, (args: never) => unknown> = {
    conflict_show: ({ article }: { article: string }) => this.show(article),
    conflict_preview: (args: { article: string; choices: Choices }) =>
      this.preview(args.article, args.choices),
    conflict_settle: (args: { article: string; choices: Choices; sending: Sending }) =>
      this.settle(args.article, args.choices, args.sending),
    pull_sites: () => this.sites,
    pull_list: (args: { search: string; page: number }) => this.list(args.search, args.page),
    pull_post: ({ post }: { post: string }) => this.pull(post),
    pull_fetch: (args: { article: string; asked: Asked }) => this.fetch(args.asked),
    follow_changed: () => this.changed,
    follow_look: () => this.look(),
    correct_places: () => this.places,
    correct_send: () => "01JITEM0000000000000000002",
    correct_unpublish: () => "01JITEM0000000000000000003",
  };

  /** Somebody changes the post of this article on the site, as far as a delivery found out. */
  change(article: Article): void {
    this.views.set(article.id, sampleConflict(article));
    this.changed = [
      {
        article: article.id,
        headline: article.fields.headline,
        site: fakeSite.id,
        site_name: fakeSite.name,
        url: `${fakeSite.url}/?p=41`,
        is_gone: false,
        waits: true,
        can_compare: true,
        state: "published",
        alert: null,
      },
    ];
    this.found = this.changed;
  }

  list(search: string, page: number): PullList {
    if (this.fault !== null) return { posts: [], has_more: false, fault: this.fault };
    const found = this.posts.filter(({ post }) => post.title.includes(search));
    const from = (page - 1) * this.size;
    const posts = found.slice(from, from + this.size);
    return { posts, has_more: found.length > from + this.size, fault: null };
  }

  pull(id: string): PullAnswer {
    const none: PullAnswer = { article: null, imported: null, only_there: [], fault: null };
    if (this.fault !== null) return { ...none, fault: this.fault };
    const found = this.posts.find(({ post }) => post.id === id);
    if (found === undefined) return { ...none, fault: reason("gone") };
    if (found.article !== null) return { ...none, article: found.article };
    const article = pulledArticle(numberedId(7000 + Number(id)), found.post.title);
    this.#desk().take(article);
    found.article = article.id;
    const only_there = this.onlyThere;
    return { article: article.id, imported: imported(article), only_there, fault: null };
  }

  /** What comes of the pictures of a post; those that are missing come when somebody asks again. */
  fetch(asked: Asked): PulledPictures | null {
    const pictures = asked === "again" && this.missing.length > 0 ? this.missing.length : 0;
    if (asked === "again") this.missing = [];
    return this.gaveUp
      ? null
      : { fetched: pictures === 0 ? this.pictures : pictures, missing: this.missing };
  }

  look(): FollowReport {
    const faults = this.fault === null ? [] : [{ site: fakeSite.name, reason: this.fault }];
    if (this.fault === null) this.changed = this.found;
    const same = this.fault === null ? 3 : 0;
    return { same, changed: this.changed, without_pictures: this.withoutPictures, faults };
  }

  show(article: string): ConflictView {
    const view = this.views.get(article);
    if (view === undefined) throw new Refusal("nothing_to_compare");
    return view;
  }

  preview(article: string, choices: Choices): Settled {
    const view = this.show(article);
    if (choices.token !== view.token) throw new Refusal("stale");
    const keep = (piece: TextPiece): string => {
      const usual =
        piece.kind === "conflict" ? "open" : piece.kind === "theirs" ? "theirs" : "mine";
      return choices.pieces.find(({ number }) => number === piece.number)?.keep ?? usual;
    };
    const field = (part: string): string =>
      choices.fields.find((choice) => choice.part === part)?.keep ?? "";
    const openFields = view.fields.filter(
      ({ part, kind, can_choose }) => kind === "conflict" && can_choose && field(part) === "",
    ).length;
    const open = view.pieces.filter((piece) => keep(piece) === "open").length + openFields;
    const lines = view.pieces.flatMap((piece) => {
      const kept = keep(piece);
      const mine = piece.mine.map((shown) => ({ shown, is_there: piece.kind === "same" }));
      const theirs = piece.theirs.map((shown) => ({ shown, is_there: true }));
      return kept === "theirs" ? theirs : kept === "both" ? [...mine, ...theirs] : mine;
    });
    const title = view.fields.find(({ part }) => part === "title");
    const kept =
      field("title") === "theirs" || title?.kind === "theirs" ? title?.theirs : title?.mine;
    return {
      open,
      title: kept ?? view.headline,
      excerpt: "",
      lines,
      changes_article: true,
      changes_post: true,
      drops_order: view.wish !== null,
      gone: this.takesOut,
    };
  }

  settle(article: string, choices: Choices, sending: Sending): Decided {
    if (this.preview(article, choices).open > 0) throw new Refusal("undecided");
    this.decided.push({ choices, sending });
    this.views.delete(article);
    this.changed = this.changed.filter((one) => one.article !== article);
    const { version } = this.#desk().open(article);
    this.#desk().rewrite(article, version, "article.take", () => undefined);
    const item = sending === "send" ? "01JITEM0000000000000000001" : null;
    return { item, lacks_pictures: this.pictures + this.missing.length > 0 };
  }
}

export function reason(kind: Reason["kind"], detail = ""): Reason {
  return { kind, detail, until: null };
}

function samplePosts(): PullPost[] {
  const post = (number: number, title: string, state: "published" | "draft"): PullPost => ({
    article: null,
    lacks_pictures: false,
    post: {
      id: String(number),
      url: `https://xeber24.example/?p=${number}`,
      state,
      date: `2026-11-${30 - number}T09:15:00Z`,
      modified: null,
      title,
      author: number % 2 === 0 ? "آزاد حسن" : "روجين إبراهيم",
      marker: null,
    },
  });
  return [
    post(1, "افتتاح سوق القامشلي القديم بعد ترميمه", "published"),
    post(2, "مزارعو الجزيرة ينتظرون المطر", "published"),
    post(3, "Aid convoy reaches al-Hasakah", "draft"),
  ];
}

function pulledArticle(id: string, headline: string): Article {
  const at = "2026-11-29T09:15:00Z";
  return {
    id,
    version: 1,
    status: "delivered",
    fields: { ...emptyFields(), headline, byline: ["آزاد حسن"] },
    tags: ["القامشلي"],
    body: {
      version: 1,
      type: "doc",
      content: [block(numberedId(800_001), "نص المنشور كما هو في الموقع.")],
    },
    words: 6,
    reading_minutes: 1,
    created_at: at,
    updated_at: at,
    updated_by: "روجين",
  };
}

function imported({ id, fields }: Article): ImportedArticle {
  const { headline, byline, language } = fields;
  return { id, headline, byline, language, removed: [], warnings: [], taken: [], cleaning: [] };
}
