import type { Article, BlockJson, CleaningFound, CleaningKind } from "../bindings";
import { textOf } from "./desk";

type Cleaner = { found: RegExp; cleaned: (text: string) => string };

const LOOKALIKES: Readonly<Record<string, string>> = { ک: "ك", ی: "ي" };

/** What each kind finds, and what becomes of it: the real host weighs the letters around it too. */
const cleaners: Readonly<Record<CleaningKind, Cleaner>> = {
  tatweel: { found: /\u0640+/gu, cleaned: () => "" },
  "presentation-forms": {
    found: /[\ufb50-\ufdff\ufe70-\ufefc]/gu,
    cleaned: (text) => text.normalize("NFKC"),
  },
  "bidi-controls": { found: /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu, cleaned: () => "" },
  "no-break-spaces": { found: /[\u00a0\u202f]/gu, cleaned: () => " " },
  "mixed-letters": { found: /[کی]/gu, cleaned: (text) => LOOKALIKES[text] ?? text },
};

const AROUND_CHARS = 12;
const EXAMPLES = 3;

/** What could be cleaned in the article's text. */
export function findCleaning(article: Article): CleaningFound[] {
  const text = textOf(article);
  return Object.entries(cleaners).flatMap(([kind, { found, cleaned }]): CleaningFound[] => {
    const matches = [...text.matchAll(found)];
    if (matches.length === 0) return [];
    const examples = matches.slice(0, EXAMPLES).map(({ index, 0: match }) => {
      const around = text.slice(Math.max(0, index - AROUND_CHARS), index + AROUND_CHARS);
      const before = (/\S*$/u.exec(text.slice(0, index))?.[0] ?? "") + match;
      const whole = before + (/^\S*/u.exec(text.slice(index + match.length))?.[0] ?? "");
      const shown = whole.trim() === "" ? around : whole;
      return { before: shown, after: shown.replace(found, cleaned) };
    });
    return [{ kind: kind as CleaningKind, count: matches.length, examples }];
  });
}

/** Cleans these kinds in the article's text. */
export function clean(article: Article, kinds: CleaningKind[]): void {
  for (const kind of kinds) for (const block of article.body.content) cleanBlock(block, kind);
}

function cleanBlock(block: BlockJson, kind: CleaningKind): void {
  const { found, cleaned } = cleaners[kind];
  if (block.text !== undefined) block.text = block.text.replace(found, cleaned);
  for (const child of block.content ?? []) cleanBlock(child, kind);
}
