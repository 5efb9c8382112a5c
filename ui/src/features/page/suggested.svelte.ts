import type { CommandArgs, CommandName, Suggestion } from "../../editor";

/** What is needed of the editor to decide about suggestions. */
export interface SuggestedText {
  run(name: CommandName, args?: CommandArgs): boolean;
  focus(): void;
}

/** The suggestions and comments in the text of the open article. */
export class Suggested {
  /** All of them, in the order in which they begin. */
  list: readonly Suggestion[] = $state.raw([]);
  /** The keys of those at the caret, the one that is selected first. */
  here: readonly string[] = $state.raw([]);
  #text: SuggestedText | null = null;

  /** The editor that shows the text; null when it goes away. */
  attach(text: SuggestedText | null): void {
    this.#text = text;
    if (text === null) this.list = this.here = [];
  }

  /** What the caret stands in; null where it stands in none. */
  get current(): Suggestion | null {
    return this.list.find((one) => one.key === this.here[0]) ?? null;
  }

  /** Takes over what is proposed. A comment proposes nothing. False where nothing was done. */
  accept({ kind, id }: Suggestion): boolean {
    return kind !== "comment" && this.#run("accept_suggestion", { id });
  }

  /** Leaves the text as it was before the suggestion, or takes the comment off. */
  reject({ kind, id }: Suggestion): boolean {
    return this.#run(kind === "comment" ? "remove_comment" : "reject_suggestion", { id });
  }

  /** Takes over everything that is proposed; comments stay. */
  acceptAll(): boolean {
    return this.#run("accept_all");
  }

  /** Leaves the text as it was before all suggestions; comments stay. */
  rejectAll(): boolean {
    return this.#run("reject_all");
  }

  /** Selects one in the text and scrolls to it; the keyboard stays where it is. */
  select(key: string): boolean {
    return this.#run("select_suggestion", { key });
  }

  /** Goes on to the next (1) or previous (-1) one in the text. False where there is none. */
  step(step: 1 | -1): boolean {
    const found = this.#run(step === 1 ? "next_suggestion" : "previous_suggestion");
    if (found) this.focus();
    return found;
  }

  /** Takes back or does again what was last done to the text. */
  back(way: "undo" | "redo"): boolean {
    return this.#run(way);
  }

  /** Gives the text the keyboard. */
  focus(): void {
    this.#text?.focus();
  }

  #run(name: CommandName, args?: CommandArgs): boolean {
    return this.#text?.run(name, args) ?? false;
  }
}
