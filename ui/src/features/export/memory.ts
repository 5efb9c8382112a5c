import { DISCLOSING, type Chosen } from "./options";

/** What was chosen last, as long as the window is open: the next article begins with it. */
export class ExportMemory {
  /** The last format; empty before one was chosen. */
  format = "";
  #address = "";
  readonly #options = new Map<string, Chosen>();

  /** Forgets it all. */
  forget(): void {
    this.format = "";
    this.#address = "";
    this.#options.clear();
  }

  /** What was last chosen for a format. */
  optionsOf(format: string): Chosen {
    const own = this.#options.get(format) ?? {};
    // The newsroom has one site, whatever the format.
    return this.#address === "" ? own : { ...own, address: this.#address };
  }

  /** Keeps what is chosen. What is the newsroom's own business is asked for anew for each article. */
  keep(format: string, chosen: Chosen): void {
    this.format = format;
    this.#address = chosen["address"] ?? this.#address;
    const usual = Object.entries(chosen).filter(([name]) => !DISCLOSING.includes(name));
    this.#options.set(format, Object.fromEntries(usual));
  }
}

/** The window's memory. */
export const remembered = new ExportMemory();
