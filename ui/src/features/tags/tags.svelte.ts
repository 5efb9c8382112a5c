import { commands, type AppError, type TagCount } from "../../ipc/bindings";
import { complete, LONGEST_TAG, partTags, sameTag, tidyTag } from "./completion";

/** What the editor of tags needs of the open article. */
export interface TaggedArticle {
  readonly tags: string[];
  addTag(name: string): Promise<AppError | null>;
  removeTag(name: string): Promise<AppError | null>;
}

/** Why a tag was not put on: the article has the same word, it is too long, or the host said no. */
export type TagRefusal =
  | { kind: "duplicate"; tag: string }
  | { kind: "too_long"; tag: string }
  | { kind: "error"; tag: string; error: AppError };

const SEPARATORS = [",", "،", ";", "؛", "\n"];

/** Tags of one article while they are edited: what is typed, its completions, and the last removal. */
export class TagEditor {
  typed = $state("");
  open = $state(false);
  /** Place of the completion that Enter takes, -1 for what is typed. */
  active = $state(-1);
  /** The tag that a second Backspace removes. */
  armed = $state<string | null>(null);
  refusal = $state<TagRefusal | null>(null);
  /** The tag last removed, which can be put back. */
  removed = $state<string | null>(null);
  #known = $state.raw<TagCount[]>([]);
  #article: TaggedArticle;
  completions = $derived.by(() => complete(this.typed, this.#known, this.#article.tags));

  constructor(article: TaggedArticle) {
    this.#article = article;
  }

  /** Reads the newsroom's tags; without them there is only no completion. */
  async load(): Promise<void> {
    const answer = await commands.tagList();
    if (answer.status === "ok") this.#known = answer.data;
  }

  /** Takes what stands in the input; a comma in it puts on what stands before. */
  type(text: string): void {
    this.armed = null;
    this.refusal = null;
    this.active = -1;
    this.open = text !== "";
    const cut = Math.max(...SEPARATORS.map((mark) => text.lastIndexOf(mark)));
    this.typed = text.slice(cut + 1).trimStart();
    for (const tag of partTags(text.slice(0, cut + 1))) void this.add(tag);
    if (!this.#refused) this.open = this.typed !== "";
  }

  /** Puts on the completion chosen, else what is typed. */
  take(): void {
    const chosen = this.open ? this.completions[this.active] : undefined;
    this.choose(chosen?.name ?? this.typed);
  }

  /** Puts a tag on in place of what is typed. */
  choose(name: string): void {
    const tag = tidyTag(name);
    if (tag === "") return;
    this.typed = "";
    void this.add(tag);
  }

  /** Puts a tag on, in the newsroom's spelling where it has one; refused text goes back to the input. */
  async add(name: string): Promise<void> {
    const there = sameTag(name, this.#article.tags);
    if (there !== null) {
      this.#refuse(name, { kind: "duplicate", tag: there });
      return;
    }
    if (Array.from(name).length > LONGEST_TAG) {
      this.#refuse(name, { kind: "too_long", tag: name });
      return;
    }
    const tag = this.#known.find((one) => sameTag(name, [one.name]) !== null)?.name ?? name;
    this.refusal = null;
    this.close();
    if (this.removed !== null && sameTag(tag, [this.removed]) !== null) this.removed = null;
    const error = await this.#article.addTag(tag);
    if (error) this.#refuse(name, { kind: "error", tag, error });
    else void this.load();
  }

  /** Takes a tag off; it can be put back by `putBack`. */
  async remove(name: string): Promise<void> {
    this.armed = null;
    this.removed = name;
    const error = await this.#article.removeTag(name);
    if (error) {
      this.removed = null;
      this.refusal = { kind: "error", tag: name, error };
    } else {
      void this.load();
    }
  }

  /** Puts the tag last removed on again. */
  async putBack(): Promise<void> {
    const tag = this.removed;
    this.removed = null;
    if (tag !== null) await this.add(tag);
  }

  /** Backspace in the empty input: first shows which tag would go, then removes it. */
  backspace(): void {
    const last = this.#article.tags.at(-1);
    if (last === undefined) return;
    if (this.armed === last) void this.remove(last);
    else this.armed = last;
  }

  /** Moves through the completions, round the ends; opens them first. */
  step(by: 1 | -1): void {
    const count = this.completions.length;
    if (count === 0) return;
    const from = this.open ? this.active : -1;
    this.open = true;
    this.active = by === 1 ? (from + 1) % count : (from <= 0 ? count : from) - 1;
  }

  /** Closes the completions, or drops what is armed and complained of. True when it did either. */
  escape(): boolean {
    const had = this.open || this.armed !== null || this.refusal !== null;
    this.close();
    this.refusal = null;
    return had;
  }

  /** Closes the completions. */
  close(): void {
    this.open = false;
    this.active = -1;
    this.armed = null;
  }

  get #refused(): boolean {
    return this.refusal !== null;
  }

  #refuse(name: string, refusal: TagRefusal): void {
    if (this.typed === "") this.typed = name;
    this.close();
    this.refusal = refusal;
  }
}
