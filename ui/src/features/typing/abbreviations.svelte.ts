import type { Abbreviation, AppError, TypingHelp } from "../../ipc/bindings";

/** The most signs of what is typed and of what stands in full, as the host has it. */
export const MOST_SHORT = 32;
export const MOST_LONG = 600;

/** What is needed of the help at typing to change its abbreviations. */
export interface Kept {
  readonly current: TypingHelp;
  readonly error: AppError | null;
  change(some: Partial<TypingHelp>): Promise<boolean>;
}

/** Why something is no abbreviation; empty where it is one. */
export type Fault = "" | "short_empty" | "short_space" | "short_long" | "long_empty" | "long_long";

/** The form for an abbreviation, over the list of them. */
export class Abbreviations {
  short = $state("");
  long = $state("");
  fault: Fault = $state("");
  working = $state(false);
  readonly #kept: Kept;
  readonly #changed: () => Promise<void>;

  /** `changed` is called once something was changed on the disk. */
  constructor(kept: Kept, changed: () => Promise<void>) {
    this.#kept = kept;
    this.#changed = changed;
  }

  /** All of them, in the order of adding. */
  get list(): readonly Abbreviation[] {
    return this.#kept.current.abbreviations;
  }

  /** Whether the short form that is typed is that of one in the list, which the form then changes. */
  get isKnown(): boolean {
    return this.list.some(({ short }) => short === this.short.trim());
  }

  /** Puts one into the form, to be changed. */
  edit({ short, long }: Abbreviation): void {
    this.short = short;
    this.long = long;
    this.fault = "";
  }

  /** Keeps what the form says, in the place of one with the same short form; false where it is none. */
  async keep(): Promise<boolean> {
    const one = { short: this.short.trim(), long: this.long.replace(/\s+/gu, " ").trim() };
    this.fault = faultOf(one);
    if (this.fault !== "") return false;
    const others = this.list.map((old) => (old.short === one.short ? one : old));
    const isKept = await this.#save(this.isKnown ? others : [...this.list, one]);
    if (isKept) this.short = this.long = "";
    return isKept;
  }

  /** Takes one off the list. */
  remove(short: string): Promise<boolean> {
    return this.#save(this.list.filter((one) => one.short !== short));
  }

  async #save(abbreviations: Abbreviation[]): Promise<boolean> {
    if (this.working) return false;
    this.working = true;
    const isKept = await this.#kept.change({ abbreviations });
    this.working = false;
    if (isKept) await this.#changed();
    return isKept;
  }
}

function faultOf({ short, long }: Abbreviation): Fault {
  if (short === "") return "short_empty";
  if (/\s/u.test(short)) return "short_space";
  if (Array.from(short).length > MOST_SHORT) return "short_long";
  if (long.replaceAll("|", "").trim() === "") return "long_empty";
  return Array.from(long).length > MOST_LONG ? "long_long" : "";
}
