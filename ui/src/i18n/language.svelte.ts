import type { Language } from "../ipc/bindings";

type Traits = {
  /** For Intl: Arabic as Syria writes it, with the digits its newsrooms use. */
  locale: string;
  dir: "rtl" | "ltr";
  /** Where a missing message is taken from; of the same direction. */
  fallback: Language | null;
  /** The language's name in itself. */
  name: string;
};

/** What each interface language is. */
export const languages: Readonly<Record<Language, Traits>> = {
  ar: { locale: "ar-SY-u-nu-latn", dir: "rtl", fallback: null, name: "العربية" },
  en: { locale: "en-GB", dir: "ltr", fallback: "ar", name: "English" },
  ckb: { locale: "ckb", dir: "rtl", fallback: "ar", name: "سۆرانی" },
  kmr: { locale: "ku", dir: "ltr", fallback: "en", name: "Kurmancî" },
};

/** The languages a person can choose; the other catalogues are not complete yet. */
export const offeredLanguages: readonly Language[] = ["ar", "en"];

class InterfaceLanguage {
  /** The language the window speaks now. */
  code: Language = $state("ar");

  get locale(): string {
    return languages[this.code].locale;
  }

  get dir(): "rtl" | "ltr" {
    return languages[this.code].dir;
  }
}

/** The window's language; texts follow it as it changes. */
export const language = new InterfaceLanguage();
