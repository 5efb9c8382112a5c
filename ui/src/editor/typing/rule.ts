/**
 * What a rule of typing is: a pure function from what stands before the caret, and what was typed, to what stands then.
 */
import type { DigitStyle, QuotationMarks } from "../../ipc/bindings";
import { scriptOfLanguage } from "../language_script";

/** Where something is typed. */
export interface Place {
  /** The language of the run or block as it is shown, a BCP 47 tag. */
  readonly language: string;
  /** The language that a line without letters has there: that of what holds it, or the article's. */
  readonly around: string;
  /** What stands behind the caret in its block; a hard break is a line feed. */
  readonly after: string;
  /** The signs of the house. */
  readonly house: House;
}

/** The style that signs and digits are written in, and the house's abbreviations by what is typed. */
export interface House {
  readonly quotes: QuotationMarks;
  readonly digits: DigitStyle;
  readonly abbreviations: ReadonlyMap<string, string>;
}

/** What stands instead of what was typed. */
export interface Written {
  /** How many UTF-16 units before the caret go. */
  readonly cut: number;
  /** What is written in their place and in that of what was typed. */
  readonly text: string;
  /** Where in `text` the caret stands then; at its end where left out. */
  readonly caret?: number;
  /** What shows, typed right after, that it was wrong: it is taken back before that is written. */
  readonly regret?: RegExp;
  /** It goes on with what was decided before it: it is written as if it had been typed so, and Backspace takes it away. */
  readonly joins?: boolean;
  /** Taken away after it was taken back, and typed anew, it is done anew. */
  readonly again?: boolean;
}

/**
 * A rule: what stands when `typed`, one sign, comes behind `before`, which is the text of the block up to the caret,
 * with a line feed for a hard break and U+FFFC for what is no text; null where the rule has nothing to do.
 */
export type Rule = (before: string, typed: string, place: Place) => Written | null;

/** Whether a language is written in Arabic script: Arabic, Sorani, Persian, Urdu and others, whose marks are the same. */
export function isArabicScript(language: string): boolean {
  return scriptOfLanguage(language) === "Arab";
}

/** A letter of Arabic script, or a mark on one. */
export const ARABIC_LETTER =
  /[\u0610-\u061a\u0620-\u065f\u066e-\u06d3\u06d5-\u06dc\u06df-\u06e8\u06ea-\u06ef\u06fa-\u06ff\u0750-\u077f\u0870-\u08ff\ufb50-\ufdff\ufe70-\ufefc]/u;

/** The digits of Arabic and those of Persian, as the inside of a class. */
export const ARABIC_DIGITS = "٠-٩۰-۹";

/** What was typed last without a space in it; empty after a space. */
export function lastToken(before: string): string {
  return /[^\s\uFFFC]*$/u.exec(before)?.[0] ?? "";
}

/**
 * Whether a token is no word of a sentence: an address, a handle, a path, markup. Nothing in it is changed. Arabic
 * hashtags end where their letters do, so what follows them is the sentence's own.
 */
export function isVerbatim(token: string): boolean {
  const bare = token.replace(/^[«‹“"([]+/u, "");
  return /^(?:@|#[a-z0-9_]|[\\/~]|www\.)|:\/\/|[a-z0-9]@|[a-z0-9-]\.[a-z]{2}|[`<>={}&\\]/iu.test(
    bare,
  );
}
