import type { PasteOutcome, PasteReader, ReadPaste } from "../../editor";
import { t } from "../../i18n";
import { commands, type AppError, type Pasted, type RemovedKind } from "../../ipc/bindings";

/** A kind of what was left out or mended, how often, and what of it is known. */
export interface PasteItem {
  readonly name: string;
  readonly count: number;
  /** The first of them, as they stood; none where only their number says something. */
  readonly texts: readonly string[];
}

/** What is told of a paste. */
export interface PasteTold {
  readonly kind: "removed" | "plain" | "nothing" | "too_long" | "failed";
  readonly items: readonly PasteItem[];
  /** How many pictures came with it into the vault. */
  readonly pictures: number;
  /** Why it could not be read; null where it could. */
  readonly error: AppError | null;
}

/** Examples of a kind that are shown. */
const EXAMPLES = 12;

/** Pasting into the text of the open article: who reads it, and what is told of it. */
export class Pasting implements PasteReader {
  /** What the line below the toolbar says; null where there is nothing to say. */
  told: PasteTold | null = $state.raw(null);
  /** Whether the paste is the last change, so that an undo takes it back. */
  canUndo = $state(false);
  readonly #language: () => string;

  /** `language` gives the article's, a BCP 47 tag. */
  constructor(language: () => string) {
    this.#language = language;
  }

  async read(html: string, text: string): Promise<ReadPaste> {
    this.told = null;
    const answer = await commands.pasteRead(html, text, this.#language());
    if (answer.status === "error") {
      const { error } = answer;
      return { blocks: null, told: (outcome) => this.#tellFailed(outcome, error) };
    }
    const { data } = answer;
    return { blocks: data.blocks, told: (outcome) => this.#tell(outcome, data) };
  }

  tooLong(): void {
    this.#show("too_long");
  }

  /** Hears that the text changed otherwise. */
  changed(): void {
    this.canUndo = false;
  }

  /** Takes the line away. */
  close(): void {
    this.told = null;
  }

  #tell(outcome: PasteOutcome, pasted: Pasted): void {
    const items = itemsOf(pasted);
    const { pictures } = pasted;
    if (outcome === "plain") this.#show("plain", items);
    else if (outcome === "nothing") this.#show("nothing", items);
    else if (items.length > 0 || pictures > 0) this.#show("removed", items, pictures);
    this.canUndo = outcome !== "nothing";
  }

  #tellFailed(outcome: PasteOutcome, error: AppError): void {
    // That the letters are too many says more than why their look could not be read.
    if (outcome === "nothing" && this.told?.kind === "too_long") return;
    this.told = { kind: outcome === "plain" ? "plain" : "failed", items: [], pictures: 0, error };
    this.canUndo = outcome === "plain";
  }

  #show(kind: PasteTold["kind"], items: readonly PasteItem[] = [], pictures = 0): void {
    this.told = { kind, items, pictures, error: null };
    this.canUndo = false;
  }
}

/** What was left out and mended, by kind, in the order it stood. */
function itemsOf({ removed, cleaned, turned }: Pasted): PasteItem[] {
  const texts = new Map<RemovedKind, string[]>();
  for (const { kind, text } of removed) texts.set(kind, [...(texts.get(kind) ?? []), text]);
  const left = [...texts].map(([kind, all]) => ({
    name: t(`page.pasted_kind.${kind}`),
    count: all.length,
    texts: all.slice(0, EXAMPLES),
  }));
  const mended = cleaned.map(({ kind, count }) => ({
    name: t(`import.cleaning_kind.${kind}`),
    count,
    texts: [],
  }));
  const lines = turned > 0 ? [{ name: t("page.pasted_turned"), count: turned, texts: [] }] : [];
  return [...left, ...mended, ...lines];
}
