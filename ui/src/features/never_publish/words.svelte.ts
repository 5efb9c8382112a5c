import { commands, type AppError } from "../../ipc/bindings";

/** The most words of an entry, as the host has it. */
export const MOST_WORDS = 12;

/** What is no entry of the list. */
export type EntryFault = { line: string; why: "no_word" | "too_long" };

/** The vault's list of words that are never published. */
export class NeverPublishWords {
  list = $state.raw<string[]>([]);
  /** Nothing has been read yet. */
  starting = $state(true);
  typed = $state("");
  /** How many the last adding added; null before any. */
  added = $state<{ added: number; known: number } | null>(null);
  faults = $state.raw<EntryFault[]>([]);
  /** Why the list could not be read. */
  error = $state.raw<AppError | null>(null);
  /** Why the last change was not made. */
  refusal = $state.raw<AppError | null>(null);
  working = $state(false);
  readonly #changed: () => Promise<void>;

  /** `changed` is called once something was changed on the disk. */
  constructor(changed: () => Promise<void>) {
    this.#changed = changed;
  }

  /** Reads the list. */
  async load(): Promise<void> {
    const answer = await commands.neverPublishList();
    this.starting = false;
    this.error = answer.status === "error" ? answer.error : null;
    if (answer.status === "ok") this.list = answer.data;
  }

  /** Takes what is typed. */
  type(text: string): void {
    this.typed = text;
    this.faults = [];
    this.added = null;
  }

  /** Adds every line of what was typed, as one action; nothing where one of them is no entry. */
  async add(): Promise<void> {
    const lines = linesOf(this.typed);
    if (lines.length === 0 || this.working) return;
    this.faults = lines.flatMap(faultOf);
    if (this.faults.length > 0) return;
    const before = this.list.length;
    // The host knows spellings of one word, and keeps the first.
    if (!(await this.#save([...this.list, ...lines]))) return;
    const added = this.list.length - before;
    this.typed = "";
    this.added = { added, known: lines.length - added };
  }

  /** Takes a word off. */
  async remove(word: string): Promise<void> {
    this.added = null;
    await this.#save(this.list.filter((one) => one !== word));
  }

  async #save(words: string[]): Promise<boolean> {
    if (this.working) return false;
    this.working = true;
    try {
      const answer = await commands.neverPublishSave(words);
      this.refusal = answer.status === "error" ? answer.error : null;
      if (answer.status === "error") return false;
      this.list = answer.data;
      await this.#changed();
      return true;
    } finally {
      this.working = false;
    }
  }
}

/** The lines of a text that have something in them, each without space around it. */
export function linesOf(text: string): string[] {
  const lines = text.toWellFormed().split(/\r\n|\r|\n/u);
  return lines.map((line) => line.trim()).filter((line) => line !== "");
}

function faultOf(line: string): EntryFault[] {
  const words = line.match(/[\p{L}\p{N}\p{M}]+/gu) ?? [];
  if (!/[\p{L}\p{N}]/u.test(line)) return [{ line, why: "no_word" }];
  return words.length > MOST_WORDS ? [{ line, why: "too_long" }] : [];
}
