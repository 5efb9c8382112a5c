/** One line of a list field while it is edited; `key` stays the same however lines are moved. */
export interface Row {
  key: number;
  text: string;
}

/**
 * A list field (bylines, topics, sources) while it is edited. Blank lines live only here: what is
 * saved are the lines with text, trimmed, in their order.
 */
export class ListDraft {
  rows = $state<Row[]>([]);
  #nextKey = 0;
  #save: (values: string[]) => void;

  constructor(stored: string[], save: (values: string[]) => void) {
    this.#save = save;
    this.#fill(stored);
  }

  /** Takes over what was stored elsewhere (an undo, another pane), unless it is what stands here. */
  follow(stored: string[]): void {
    if (!same(this.#values(), stored)) this.#fill(stored);
  }

  /** Sets the text of the line with that key. */
  type(key: number, text: string): void {
    const row = this.rows.find((one) => one.key === key);
    if (!row) return;
    row.text = text;
    this.#store();
  }

  /** Adds a blank line after the one with that key, or at the end, and returns the new key. */
  add(after: number | null): number {
    const row = { key: this.#nextKey++, text: "" };
    const index = after === null ? this.rows.length : this.#indexOf(after) + 1;
    this.rows.splice(index, 0, row);
    return row.key;
  }

  /** Removes a line and returns the key of the one to go on with; the last one is only emptied. */
  remove(key: number): number {
    const index = this.#indexOf(key);
    if (index < 0) return key;
    if (this.rows.length === 1) this.rows.splice(0, 1, { key: this.#nextKey++, text: "" });
    else this.rows.splice(index, 1);
    this.#store();
    return this.rows[Math.max(0, index - 1)]?.key ?? key;
  }

  /** Moves a line one place up (-1) or down (1); its place from 1, or null when it cannot move. */
  move(key: number, step: -1 | 1): number | null {
    const from = this.#indexOf(key);
    const to = from + step;
    const row = this.rows[from];
    if (!row || to < 0 || to >= this.rows.length) return null;
    this.rows.splice(from, 1);
    this.rows.splice(to, 0, row);
    this.#store();
    return to + 1;
  }

  #indexOf(key: number): number {
    return this.rows.findIndex((row) => row.key === key);
  }

  #values(): string[] {
    return this.rows.map((row) => row.text.trim()).filter((text) => text !== "");
  }

  #store(): void {
    this.#save(this.#values());
  }

  #fill(stored: string[]): void {
    const texts = stored.length > 0 ? stored : [""];
    this.rows = texts.map((text) => ({ key: this.#nextKey++, text }));
  }
}

function same(one: string[], other: string[]): boolean {
  return one.length === other.length && one.every((text, index) => text === other[index]);
}
