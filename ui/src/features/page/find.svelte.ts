import type { EditorSearch, FoundLine, FoundSpan } from "../../editor";
import { commands, type ErrorCode, type FindExact, type FindQuery } from "../../ipc/bindings";
import { type Clock, wallClock } from "../../shared/clock";

/** The most replacements that are shown, and so made, at once. */
export const MOST_SHOWN = 500;
/** How long after an edit the text is looked through again: never at a key. */
const SETTLED_MS = 250;
/** How long after a key in the bar the text is looked through: not for each letter of a word that is typed in one go. */
const TYPED_MS = 150;
/** The most matches that are coloured in the text, around the one one stands at: each is a place that is drawn anew. */
const MOST_COLOURED = 200;
/** Letters of the line that are shown on each side of a match. */
const AROUND = 24;

/** A match in the text, with what stands around it. */
export interface Found extends FoundSpan {
  readonly before: string;
  readonly text: string;
  readonly after: string;
  /** What comes in its place. */
  readonly with: string;
}

/** What is looked for, and what comes in its place. */
export type Asked = Pick<Find, "text" | "with" | "isRegex" | "isWhole" | "exact">;

/** The find bar: what is looked for, what was found, and where one stands in it. */
export class Find {
  /** Whether the bar is shown, and whether with what replaces. */
  shown: "" | "find" | "replace" = $state("");
  text = $state("");
  with = $state("");
  isRegex = $state(false);
  isWhole = $state(false);
  exact: readonly FindExact[] = $state.raw([]);
  found: readonly Found[] = $state.raw([]);
  /** How many more stand in the article's fields and in what people read beside its lines. */
  beside = $state(0);
  /** Which of them one stands at; -1 while there is none. */
  at = $state(-1);
  /** Why nothing could be looked for; null while all is well. */
  fault: ErrorCode | null = $state(null);
  /** Numbers of what is not to be replaced. */
  left: ReadonlySet<number> = $state.raw(new Set());
  readonly #search: () => EditorSearch | null;
  readonly #clock: Clock;
  readonly #fields: () => readonly string[];
  #asking = false;
  /** Whether something was typed in the bar that was not looked for yet. */
  #isNew = false;
  /** Whether somebody types in the text, which then stays where it is on the screen. */
  #isTyped = false;
  /** How often it was to be looked, and up to which of these times it was. */
  #wanted = 0;
  #done = 0;
  #settle: () => void = () => undefined;

  /** `search` is the text's own part of it, null while there is no text; `fields` says what stands in fields. */
  constructor(
    search: () => EditorSearch | null,
    fields: () => readonly string[] = () => [],
    clock: Clock = wallClock,
  ) {
    this.#search = search;
    this.#fields = fields;
    this.#clock = clock;
  }

  /** The match one stands at. */
  get current(): Found | null {
    return this.found[this.at] ?? null;
  }

  /** What is asked now. */
  get asked(): Asked {
    const { text, isRegex, isWhole, exact } = this;
    return { text, with: this.with, isRegex, isWhole, exact };
  }

  /** What would be replaced: of those that are shown, all that are not left out. */
  get chosen(): readonly Found[] {
    return this.found.slice(0, MOST_SHOWN).filter((_, number) => !this.left.has(number));
  }

  /** Shows the bar. Words that are selected in one line are looked for. */
  open(shown: "find" | "replace"): void {
    this.shown = shown;
    const selected = this.#search()?.selected() ?? "";
    if (selected !== "") this.text = selected;
    void this.look();
  }

  /** Takes the bar away; the caret is then at the match, which is selected. */
  close(): void {
    const { current } = this;
    this.shown = "";
    this.found = [];
    this.at = -1;
    this.#settle();
    this.#search()?.show([], -1);
    this.#search()?.back(current);
  }

  /** The text was changed: it is looked through again once nobody types. */
  edited(): void {
    if (this.shown === "") return;
    this.#settle();
    this.#settle = this.#clock.after(SETTLED_MS, () => {
      this.#isTyped = true;
      void this.look().finally(() => (this.#isTyped = false));
    });
  }

  /** What is looked for was changed by a key: it is looked for once the next is not there at once. */
  typed(): void {
    this.#settle();
    this.#isNew = true;
    this.#settle = this.#clock.after(TYPED_MS, () => void this.look());
  }

  /** Goes to the next match or the one before, and round. */
  step(by: 1 | -1): void {
    const { length } = this.found;
    if (this.#isNew) void this.look();
    else if (length > 0) this.#show((this.at + by + length) % length);
  }

  /** Goes to this match. */
  goTo(number: number): void {
    this.#show(number);
  }

  /** Leaves a match out of what is replaced, or takes it in again. */
  choose(number: number, isChosen: boolean): void {
    const left = new Set(this.left);
    if (isChosen) left.delete(number);
    else left.add(number);
    this.left = left;
  }

  /** Replaces the match one stands at and goes to the next. */
  async replaceOne(): Promise<void> {
    const { current } = this;
    if (current !== null) await this.#replace([current], current.from + current.with.length);
  }

  /** Replaces what is chosen, by one step that one undo takes back. */
  async replaceChosen(): Promise<void> {
    await this.#replace(this.chosen, this.current?.from ?? 0);
  }

  async #replace(some: readonly Found[], then: number): Promise<void> {
    if (this.#isNew) return this.look();
    // What is shown is what is replaced: the text may have changed since it was looked through.
    if (this.#search()?.replace(some) !== true) return this.look();
    return this.look(then);
  }

  /** Looks through the text as it is now; one stands then at the first match from `from` on. */
  async look(from?: number): Promise<void> {
    this.#wanted += 1;
    this.#isNew = false;
    if (this.#asking) return;
    this.#settle();
    this.#asking = true;
    while (this.#done < this.#wanted) await this.#ask(from ?? this.current?.from);
    this.#asking = false;
  }

  async #ask(from: number | undefined): Promise<void> {
    const asked = this.#wanted;
    this.#done = asked;
    const search = this.#search();
    if (search === null || this.shown === "") return;
    const lines = search.lines();
    if (this.text === "") {
      this.#take([], null, 0);
      return;
    }
    const inLines = lines.map(({ text }) => text);
    const texts = [...inLines, ...this.#fields(), ...search.wordsBeside()];
    const answer = await commands.findInTexts(this.#query(), this.with, texts);
    // Positions are of the text that was looked through, and the answer is to what was asked then.
    if (!search.isAsLookedThrough()) this.#wanted += 1;
    if (asked < this.#wanted) return;
    if (answer.status === "error") this.#take([], answer.error.code, 0);
    else {
      const found: Found[] = [];
      for (const one of answer.data) {
        const line = lines[one.text];
        if (line !== undefined) found.push(new InLine(line, one));
      }
      this.#take(found, null, from ?? search.caret());
      this.beside = answer.data.length - found.length;
    }
  }

  #query(): FindQuery {
    return {
      text: this.text,
      form: this.isRegex ? "regex" : "words",
      exact: [...this.exact],
      extent: this.isWhole ? "whole-words" : "anywhere",
    };
  }

  #take(found: readonly Found[], fault: ErrorCode | null, from: number): void {
    if (this.shown === "") return;
    this.found = found;
    this.beside = 0;
    this.fault = fault;
    this.left = new Set();
    const next = found.findIndex((one) => one.from >= from);
    this.#show(found.length === 0 ? -1 : Math.max(next, 0));
  }

  #show(at: number): void {
    this.at = at;
    const first = Math.max(0, Math.min(at - MOST_COLOURED / 2, this.found.length - MOST_COLOURED));
    this.#search()?.show(this.found.slice(first, first + MOST_COLOURED), at - first);
    if (!this.#isTyped) this.#search()?.reveal();
  }
}

/** A match in its line. What stands around it is cut out when it is shown: a long text has thousands of them. */
class InLine implements Found {
  readonly with: string;
  readonly #line: FoundLine;
  readonly #at: { from_utf16: number; to_utf16: number };

  constructor(line: FoundLine, one: { from_utf16: number; to_utf16: number; with: string }) {
    this.#line = line;
    this.#at = one;
    this.with = one.with;
  }

  get from(): number {
    return this.#line.from + this.#at.from_utf16;
  }

  get to(): number {
    return this.#line.from + this.#at.to_utf16;
  }

  get text(): string {
    return this.#line.text.slice(this.#at.from_utf16, this.#at.to_utf16);
  }

  /** The last whole words of what stands before it. */
  get before(): string {
    const text = this.#line.text.slice(0, this.#at.from_utf16);
    return text.length <= AROUND ? text : `…${text.slice(-AROUND).replace(/^\S*\s/u, "")}`;
  }

  /** The first whole words of what stands behind it. */
  get after(): string {
    const text = this.#line.text.slice(this.#at.to_utf16);
    return text.length <= AROUND ? text : `${text.slice(0, AROUND).replace(/\s\S*$/u, "")}…`;
  }
}
