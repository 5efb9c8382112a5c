import type { Suggestion } from "../../editor";
import type { ReviewedText } from "./review.svelte";

/** A suggestion of روجين for tests; a comment where it says something. */
export function suggestion(id: string, given: Partial<Suggestion> = {}): Suggestion {
  const kind = given.kind ?? "insertion";
  const key = `${kind === "comment" ? "comment" : "change"}:${id}`;
  const who = { person: "روجين", at: "2024-01-17T10:00:00Z" };
  return { key, id, kind, text: `نص ${id}`, replaced: "", comment: "", ...who, ...given };
}

/** A text with suggestions, without an editor: what was done to it is told in `done`. */
export class PaperText implements ReviewedText {
  list: readonly Suggestion[] = $state.raw([]);
  here: readonly string[] = $state.raw([]);
  readonly done: string[] = [];
  #before: (readonly Suggestion[])[] = [];

  constructor(list: readonly Suggestion[]) {
    this.list = list;
  }

  accept(one: Suggestion): boolean {
    return one.kind !== "comment" && this.#drop("accept", [one]);
  }

  reject(one: Suggestion): boolean {
    return this.#drop("reject", [one]);
  }

  acceptAll(): boolean {
    return this.#drop("accept", this.#changes());
  }

  rejectAll(): boolean {
    return this.#drop("reject", this.#changes());
  }

  select(key: string): boolean {
    this.done.push(`select ${key}`);
    this.here = [key];
    return true;
  }

  back(way: "undo" | "redo"): boolean {
    const before = way === "undo" ? this.#before.pop() : undefined;
    if (before === undefined) return false;
    this.list = before;
    return true;
  }

  #changes(): Suggestion[] {
    return this.list.filter(({ kind }) => kind !== "comment");
  }

  #drop(what: string, some: readonly Suggestion[]): boolean {
    this.#before.push(this.list);
    this.done.push(...some.map(({ key }) => `${what} ${key}`));
    this.list = this.list.filter((one) => !some.includes(one));
    return some.length > 0;
  }
}
