import {
  commands,
  type AppError,
  type Article,
  type ArticleInWindow,
  type DocumentJson,
  type FieldName,
  type Fields,
  type Saved,
  type Status,
} from "../../ipc/bindings";
import type { Result } from "../../ipc/result";
import { languageDirection } from "../../shared/language_direction";
import { wallClock } from "../../shared/clock";
import { Counts } from "./counts.svelte";
import { SaveQueue } from "./save";
import type { BlockAction } from "./insertions";
import type { DropPlace, Spot } from "./spot";
import { Standing } from "./standing.svelte";
import { Suggested } from "./suggested.svelte";
import type { BodySource, SaveProgress, Write } from "./write";

/** The fields a person fills in; corrections are appended by their own action. */
export type EditableField = Exclude<FieldName, "corrections">;

/** Where blocks are found: the editor. */
export interface BlockPlaces {
  /** Puts the caret into the block and gives the editor the keyboard; false where there is none. */
  showBlock(id: string): boolean;
}

/** The page that shows the article. */
export interface ShownPage {
  /** Where the person is on it. */
  spot(): Spot | null;
  /** The whole text as it stands there, saved or not. */
  document(): DocumentJson | null;
  /** What can be done with blocks where the caret is. */
  blockActions(): readonly BlockAction[];
  /** Does one of these, or asks what it needs first. */
  act(action: BlockAction): void;
  /** Takes those of the files that are pictures let go on it; the others come back. */
  takePaths(paths: readonly string[], at: DropPlace): string[];
  /** Takes pictures let go on it whose paths nobody knows; false where they are none, or not on it. */
  takeFiles(files: readonly File[], at: DropPlace): boolean;
}

/** The open article as the page, the inspector and the foot line see it. All writes go through it. */
export class OpenArticle {
  /** The article's ULID. */
  readonly id: string;
  readonly created_at: string;
  /** The fields as they stand on the page, saved or not. Change them by `setField` only. */
  fields: Fields;
  /** The article's tags. Change them by `addTag` and `removeTag` only. */
  tags: string[];
  /** The status on the disk. */
  status: Status;
  /** The person of the last change on the disk, as it was when the article was read. */
  updated_by: string;
  /** State, last durable save (time, version, words, reading minutes) and the reason of a failure. */
  progress: SaveProgress;
  /** Fields the host refused as they stand, with the reason. */
  refused: ReadonlyMap<string, AppError> = $state.raw(new Map());
  /** The body as it was read or last replaced from outside; the editor holds what came after. */
  body: DocumentJson;
  /** Grows when the body was replaced from outside, so that the editor loads it anew. */
  loads: number = $state(0);
  /** The suggestions and comments in the body. */
  readonly suggested = new Suggested();
  /** Where the person stands in the body. */
  readonly standing = new Standing();
  /** How long the body is, and should be. */
  readonly counts: Counts;
  readonly #queue: SaveQueue;
  #places: BlockPlaces | null = null;
  #page: ShownPage | null = null;
  #comeTo: Spot | null = null;

  constructor(article: Article) {
    const opened = openedAs(article);
    this.id = article.id;
    this.created_at = article.created_at;
    this.fields = $state(article.fields);
    this.tags = $state(article.tags);
    this.status = $state(article.status);
    this.updated_by = $state(article.updated_by);
    this.body = $state.raw(article.body);
    this.progress = $state.raw({ state: "saved", last: opened, error: null });
    this.counts = new Counts({
      id: article.id,
      language: () => this.fields.language,
      profile: () => this.fields.profile,
      lines: () => this.standing.lines(),
    });
    this.#queue = new SaveQueue({
      opened,
      clock: wallClock,
      send: (write, base_version) => send(article.id, write, base_version),
      onProgress: (progress) => this.#progressed(progress),
    });
  }

  /** The article as it is on the disk, opened; or why it could not be. */
  static async open(id: string): Promise<Result<OpenArticle>> {
    const answer = await commands.articleOpen(id);
    return answer.status === "ok" ? { status: "ok", data: new OpenArticle(answer.data) } : answer;
  }

  /** Direction of the article's language. */
  get dir(): "rtl" | "ltr" {
    return languageDirection(this.fields.language);
  }

  /** Puts a value into a field and saves it; an equal value does nothing. */
  setField<Name extends EditableField>(name: Name, value: Fields[Name]): void {
    const clean = wellFormed(value);
    if (JSON.stringify(this.fields[name]) === JSON.stringify(clean)) return;
    this.fields[name] = clean;
    this.#queue.fieldChanged({ field: name, value: clean });
  }

  /** Moves the article to a status, after everything written before. Null, or why not. */
  async setStatus(status: Status): Promise<AppError | null> {
    const refusal = await this.#queue.step({ kind: "status", status });
    if (refusal === null) this.status = status;
    return refusal;
  }

  /** Adds a tag and saves it; the tag is taken off again when it is refused. Null, or why not. */
  async addTag(name: string): Promise<AppError | null> {
    const tag = wellFormed(name).trim();
    if (tag === "" || this.tags.includes(tag)) return null;
    this.tags.push(tag);
    const refusal = await this.#queue.step({ kind: "tag_add", name: tag });
    if (refusal !== null) this.tags = this.tags.filter((other) => other !== tag);
    return refusal;
  }

  /** Takes a tag off and saves that; the tag comes back when it is refused. Null, or why not. */
  async removeTag(name: string): Promise<AppError | null> {
    const before = [...this.tags];
    if (!before.includes(name)) return null;
    this.tags = before.filter((other) => other !== name);
    const refusal = await this.#queue.step({ kind: "tag_remove", name });
    if (refusal !== null && !this.tags.includes(name)) this.tags = before;
    return refusal;
  }

  /** Takes the body's changes from this editor from now on; null when it goes away. */
  attachBody(source: BodySource | null): void {
    this.#queue.attachBody(source);
  }

  /** Finds blocks in this editor from now on; null when it goes away. */
  attachPlaces(places: BlockPlaces | null): void {
    this.#places = places;
  }

  /** Is shown by this page from now on; null when it goes away. */
  attachPage(page: ShownPage | null): void {
    this.#page = page;
  }

  /** Where the person is on the page; null where none shows it. */
  spot(): Spot | null {
    return this.#page?.spot() ?? null;
  }

  /** The page that shows the article; null where none does. */
  get page(): ShownPage | null {
    return this.#page;
  }

  /** Has the page begin at this spot when it is shown. */
  comeTo(spot: Spot | null): void {
    this.#comeTo = spot;
  }

  /** Where the page begins, once; null for where articles usually do. */
  takeSpot(): Spot | null {
    const spot = this.#comeTo;
    this.#comeTo = null;
    return spot;
  }

  /** The article as it stands in the window, saved or not. */
  inWindow(): ArticleInWindow {
    const { id, status, created_at, progress } = this;
    const fields = $state.snapshot(this.fields);
    const body = this.#page?.document() ?? this.body;
    const { version } = progress.last;
    return { id, version, status, created_at, fields, tags: [...this.tags], body };
  }

  /** Puts the caret into a block of the text and shows it. False where there is none of that id. */
  showBlock(id: string): boolean {
    return this.#places?.showBlock(id) ?? false;
  }

  /** Says that the editor holds changes. */
  bodyChanged(): void {
    this.#queue.bodyChanged();
  }

  /** Saves everything now. True when all is on the disk, false when a save failed. */
  flush(): Promise<boolean> {
    return this.#queue.flush();
  }

  /** Shows the article as an undo or a restored revision left it. Flush before that action. */
  adopt(article: Article): void {
    this.fields = article.fields;
    this.tags = article.tags;
    this.status = article.status;
    this.updated_by = article.updated_by;
    this.body = article.body;
    this.loads += 1;
    this.#queue.restart(openedAs(article));
  }

  /** Takes a status that the host gave it, which made it this version from that one: what is typed goes on from there. */
  movedTo(status: Status, from: number, version: number): void {
    this.status = status;
    this.#queue.followed(from, version);
  }

  /** Reads the article again from the disk. Null, or why it could not be read. */
  async reload(): Promise<AppError | null> {
    const answer = await commands.articleOpen(this.id);
    if (answer.status === "error") return answer.error;
    this.adopt(answer.data);
    return null;
  }

  #progressed(progress: SaveProgress): void {
    this.progress = progress;
    this.refused = new Map(this.#queue.refusedFields);
  }
}

function openedAs(article: Article): Saved {
  const { version, updated_at, words, reading_minutes } = article;
  return { version, saved_at: updated_at, words, reading_minutes };
}

function send(id: string, write: Write, base_version: number): Promise<Result<Saved>> {
  switch (write.kind) {
    case "body":
      return commands.articleSaveBody({ article: id, base_version, ...write.changes });
    case "fields":
      return commands.articleSaveFields({ article: id, base_version, changes: write.changes });
    case "status":
      return commands.articleSetStatus(id, write.status);
    case "tag_add":
      return commands.tagAdd(id, write.name);
    case "tag_remove":
      return commands.tagRemove(id, write.name);
  }
}

/** The value with lone surrogates replaced: they cannot be written as UTF-8. */
function wellFormed<Value>(value: Value): Value {
  if (typeof value === "string") return value.toWellFormed() as Value;
  if (Array.isArray(value)) return value.map((item: unknown) => wellFormed(item)) as Value;
  return value;
}
