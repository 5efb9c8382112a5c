import type {
  Article,
  ExportBatch,
  ExportOrder,
  ExportReport,
  FormatInfo,
  HeldWord,
  Preset,
  PresetInfo,
} from "../bindings";
import { Refusal } from "./refusal";

const built_in = import.meta.glob<Preset>("../../../../assets/presets/*.json", {
  eager: true,
  import: "default",
});

/** Formats with options, and those that hold several articles. */
export const richFormats: FormatInfo[] = [
  {
    id: "pdf",
    extension: "pdf",
    cannot_hold: ["comment", "embed"],
    withholds: ["comment"],
    holds: "one",
    options: [
      { name: "columns", values: ["1", "2"] },
      { name: "paper", values: ["a4", "a5", "letter"] },
      { name: "people", values: ["no", "yes"] },
      { name: "review", values: ["no", "yes"] },
    ],
  },
  {
    id: "epub",
    extension: "epub",
    cannot_hold: [],
    withholds: [],
    holds: "collection",
    options: [],
  },
  {
    id: "feed",
    extension: "xml",
    cannot_hold: [],
    withholds: [],
    holds: "collection",
    options: [{ name: "address", values: [] }],
  },
];

/** What exports of several articles need of the host. */
export type FakeVault = {
  open(id: string): Article;
  textOf(article: Article): string;
  /** Writes one file; refuses one that is there. */
  write(articles: string[], format: string, path: string, overwrite: boolean): ExportReport;
  tell(progress: { done: number; total: number }): void;
};

/** Exports of several articles, presets and the words that stop an export. */
export class FakeExports {
  /** Milliseconds each article takes. */
  pace_ms = 0;
  words: string[] = [];
  #own: Preset[] = [];
  #stopped = false;
  readonly #vault: FakeVault;

  constructor(vault: FakeVault) {
    this.#vault = vault;
  }

  async all({ articles, files, path, together, overwrite }: ExportOrder): Promise<ExportBatch> {
    this.#stopped = false;
    const total = articles.length * files.length;
    for (let done = 0; done < total; done += 1) {
      this.#vault.tell({ done, total });
      if (this.pace_ms > 0) await new Promise((resolve) => setTimeout(resolve, this.pace_ms));
      if (this.#isStopped()) return { files: [], held: [], stopped: true };
    }
    const held = articles.flatMap((id) => this.#held(this.#vault.open(id)));
    if (held.length > 0) return { files: [], held, stopped: false };
    const written = files.flatMap(({ format }) =>
      together
        ? [this.#vault.write(articles, format, path, overwrite)]
        : articles.map((id) =>
            this.#vault.write([id], format, `${path}/${id}.${format}`, overwrite),
          ),
    );
    return { files: written, held: [], stopped: false };
  }

  stop(): null {
    this.#stopped = true;
    return null;
  }

  presets(): PresetInfo[] {
    const own = (id: string): Preset | undefined => this.#own.find((preset) => preset.id === id);
    const first = Object.values(built_in).map((preset) => own(preset.id) ?? preset);
    const known = new Set(first.map(({ id }) => id));
    const all = [...first, ...this.#own.filter(({ id }) => !known.has(id))];
    return all.map((preset) => ({ preset, own: this.#own.includes(preset) }));
  }

  put(preset: Preset, instead_of: string | null): PresetInfo[] {
    if (preset.id.trim() === "" || preset.files.length === 0) throw new Refusal("invalid_preset");
    const came = Object.values(built_in).find(({ id }) => id === preset.id);
    const gone = new Set([preset.id, instead_of]);
    const kept = came?.names === undefined ? preset : { ...preset, names: came.names };
    this.#own = [...this.#own.filter(({ id }) => !gone.has(id)), kept];
    return this.presets();
  }

  remove(id: string): PresetInfo[] {
    if (!this.#own.some((preset) => preset.id === id)) throw new Refusal("not_found", id);
    this.#own = this.#own.filter((preset) => preset.id !== id);
    return this.presets();
  }

  save(words: string[]): string[] {
    return (this.words = [...new Set(words)]);
  }

  #isStopped(): boolean {
    return this.#stopped;
  }

  #held(article: Article): HeldWord[] {
    const { headline } = article.fields;
    const text = this.#vault.textOf(article);
    return this.words.flatMap((word) => {
      const of_headline = { word, part: "field", field: "headline", block: null } as const;
      const of_text = { word, part: "text", field: null, block: null } as const;
      const found = [
        ...(headline.includes(word) ? [{ ...of_headline, excerpt: headline }] : []),
        ...(text.includes(word) ? [{ ...of_text, excerpt: text.slice(0, 60) }] : []),
      ];
      return found.map((one) => ({ article: article.id, headline, found: one }));
    });
  }
}
