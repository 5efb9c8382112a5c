import { DISCLOSING, type Chosen } from "./options";

/** What was chosen last, as long as the window is open: the next article begins with it. */
export class ExportMemory {
  /** The last format; empty before one was chosen. */
  format = "";
  readonly #options = new Map<string, Chosen>();

  /** Forgets it all. */
  forget(): void {
    this.format = "";
    this.#options.clear();
  }

  /** What was last chosen for a format. */
  optionsOf(format: string): Chosen {
    return this.#options.get(format) ?? {};
  }

  /** Keeps what is chosen. What is the newsroom's own business is asked for anew for each article. */
  keep(format: string, chosen: Chosen): void {
    this.format = format;
    const usual = Object.entries(chosen).filter(([name]) => !DISCLOSING.includes(name));
    this.#options.set(format, Object.fromEntries(usual));
  }
}

/** The window's memory. */
export const remembered = new ExportMemory();
