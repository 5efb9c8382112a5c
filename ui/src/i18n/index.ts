import type { Language } from "../ipc/bindings";
import { catalogues } from "./catalogues";
import { language, languages } from "./language.svelte";
import { format, type Params, type Source } from "./messages";

export { language, languages, offeredLanguages } from "./language.svelte";

/**
 * The text for a key in the window's language: `t("library.count", { count: 3 })`. `count` chooses
 * the plural form; every value is isolated, and numbers are written in the language's digits.
 */
export function t(key: string, params?: Params): string {
  return format(sourcesOf(language.code), key, params);
}

/** The text for a key in one language, whatever the window speaks. */
export function textIn(code: Language, key: string, params?: Params): string {
  return format(sourcesOf(code), key, params);
}

/** The locale that dates and numbers of a text in this language (BCP 47) are written by. */
export function localeOf(tag: string): string {
  const known: Readonly<Record<string, { locale: string } | undefined>> = languages;
  const locale = known[tag]?.locale ?? tag;
  try {
    return Intl.getCanonicalLocales(locale)[0] ?? language.locale;
  } catch {
    return language.locale;
  }
}

/** A number in the window's language. */
export function formatNumber(value: number, options?: Intl.NumberFormatOptions): string {
  return new Intl.NumberFormat(language.locale, options).format(value);
}

function sourcesOf(code: Language): Source[] {
  const sources: Source[] = [];
  for (let at: Language | null = code; at !== null; at = languages[at].fallback) {
    sources.push({ catalogue: catalogues[at], locale: languages[at].locale });
  }
  return sources;
}
