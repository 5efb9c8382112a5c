/** What a typed text came to: nothing, a value to store, or the code of what is wrong with it. */
export type Reading<F extends string> =
  { kind: "empty" } | { kind: "value"; value: string } | { kind: "fault"; fault: F };

/** How a draft reads what is typed, shows what is stored, and stores. */
export interface DraftOptions<F extends string> {
  /** What is stored now, null for nothing. */
  stored(): string | null;
  /** A stored value as it is edited. */
  show(value: string): string;
  read(typed: string): Reading<F>;
  save(value: string | null): void;
}

/**
 * A field whose stored form is not the typed one (dates, moments, language codes). A text that is
 * understood is saved at once; one that is not stays as typed, and nothing stored is touched.
 */
export class FieldDraft<F extends string> {
  #typed = $state<string | null>(null);
  /** The code of what is wrong, once the writer has left the field; null while typing. */
  fault = $state<F | null>(null);
  #options: DraftOptions<F>;

  constructor(options: DraftOptions<F>) {
    this.#options = options;
  }

  /** What stands in the input: what is being typed, else the stored value. */
  get text(): string {
    const stored = this.#options.stored();
    return this.#typed ?? (stored === null ? "" : this.#options.show(stored));
  }

  /** Takes what stands in the input now, and saves it if it is understood. */
  type(text: string): void {
    this.#typed = text;
    this.fault = null;
    const reading = this.#options.read(text);
    if (reading.kind === "fault") return;
    const value = reading.kind === "empty" ? null : reading.value;
    if (value !== this.#options.stored()) this.#options.save(value);
  }

  /** The writer has left the field: shows the stored form, or says what is wrong. */
  settle(): void {
    if (this.#typed === null) return;
    const reading = this.#options.read(this.#typed);
    if (reading.kind === "fault") this.fault = reading.fault;
    else this.#typed = null;
  }

  /** Stores a value chosen otherwise than by typing (a button), in place of what was typed. */
  set(value: string | null): void {
    this.#typed = null;
    this.fault = null;
    this.#options.save(value);
  }
}
