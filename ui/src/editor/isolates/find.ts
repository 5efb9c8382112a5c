/**
 * Runs that must keep their own direction inside Arabic text: dates, phone numbers, addresses, numbers of several
 * groups.
 *
 * The cases in tests/corpus/isolates.json hold this and the core together.
 */
import { isLetter, ownDirection } from "../direction";
import { findAddresses } from "./address";
import { dateLength } from "./date";
import { digitOf, keepsOrder } from "./digits";
import { numberLength, type Strong } from "./number";
import { phoneLength } from "./phone";

/** What a run is. */
export type IsolateKind = "date" | "phone" | "number" | "url" | "email" | "handle";

/** A run to isolate, in UTF-16 units of the text. */
export interface Isolate {
  readonly from: number;
  readonly to: number;
  readonly kind: IsolateKind;
}

/** Whether a run is made of digits: it must not be broken, while an address may have to be. */
export function isDigits(kind: IsolateKind): boolean {
  return kind === "date" || kind === "phone" || kind === "number";
}

const MAY_HOLD_ONE = /[\d٠-٩۰-۹@#.:]/u;
const ARABIC =
  /[\u061b\u061c\u061d-\u064a\u066d-\u066f\u0671-\u06d5\u06e5\u06e6\u06ee\u06ef\u06fa-\u074f\u0750-\u07bf\u0860-\u08ff\ufb50-\ufdff\ufe70-\ufefe]/u;
const NEW_LINE = /[\n\r\u0085\u2029]/u;

/** The direction that a sign has for numbers behind it; undefined for one that says nothing. */
function strongOf(sign: string): Strong | undefined {
  if (NEW_LINE.test(sign)) return null;
  if (sign === "\u200e") return "ltr";
  if (sign === "\u200f") return "rtl";
  if (ARABIC.test(sign)) return "arabic";
  return isLetter(sign) ? ownDirection(sign) : undefined;
}

/** The runs in order, never overlapping. All of them read from left to right. */
export function findIsolates(text: string): Isolate[] {
  return MAY_HOLD_ONE.test(text) ? new Finder(text).find() : [];
}

class Finder {
  readonly #text: string;
  readonly #found: Isolate[] = [];
  #strong: Strong = null;

  constructor(text: string) {
    this.#text = text;
  }

  find(): Isolate[] {
    let start = 0;
    for (const { from, to, kind } of findAddresses(this.#text)) {
      this.#numbers(start, from);
      start = to;
      // Of Latin hashtags the sign would go to the other end, as of handles.
      if (kind === "hashtag" && !isLatin(this.#text.slice(from, to))) this.#pass(from, to);
      else this.#found.push({ from, to, kind: kind === "hashtag" ? "handle" : kind });
    }
    this.#numbers(start, this.#text.length);
    return this.#found;
  }

  #numbers(start: number, end: number): void {
    let at = start;
    while (at < end) {
      const run = this.#runAt(at, end);
      if (run !== null) this.#found.push(run);
      else this.#pass(at, at + 1);
      at = run?.to ?? at + 1;
    }
  }

  #runAt(at: number, end: number): Isolate | null {
    const sign = this.#text[at] ?? "";
    if (digitOf(sign) === null && sign !== "+" && sign !== "(") return null;
    if (isUnderWay(this.#text, at)) return null;
    const rest = this.#text.slice(at, end);
    for (const [kind, length] of [
      ["date", dateLength(rest)],
      ["phone", phoneLength(rest)],
      ["number", numberLength(rest, this.#strong)],
    ] as const) {
      if (length === 0) continue;
      // Groups that spaces part are one number, of a bank account, say: no part of it is a phone number.
      if (kind === "phone" && !this.#follows(at) && isInsideGroups(this.#text, at)) return null;
      return keepsOrder(rest.slice(0, length)) ? { from: at, to: at + length, kind } : null;
    }
    return null;
  }

  /** Whether nothing but space stands between the last run and here. */
  #follows(at: number): boolean {
    const last = this.#found.at(-1);
    return last !== undefined && this.#text.slice(last.to, at).trim() === "";
  }

  /** Takes note of the last letter of what stands before a number. */
  #pass(from: number, to: number): void {
    for (const sign of this.#text.slice(from, to)) {
      const strong = strongOf(sign);
      if (strong !== undefined) this.#strong = strong;
    }
  }
}

/** Whether a number goes on at `at`: one starts after a clitic, a space or a bracket. */
function isUnderWay(text: string, at: number): boolean {
  const before = text[at - 1];
  if (before === undefined) return false;
  if (before === ":") return digitOf(text[at - 2]) !== null;
  return /[\p{N}a-zA-Z+.,/٫٬-]/u.test(before);
}

/** Whether a group of digits and a space stand before `at`. */
function isInsideGroups(text: string, at: number): boolean {
  return /[ \u00A0]/u.test(text[at - 1] ?? "") && digitOf(text[at - 2]) !== null;
}

/** Whether the first letter of `hashtag` runs from left to right. */
function isLatin(hashtag: string): boolean {
  const first = Array.from(hashtag).find(isLetter);
  return first !== undefined && ownDirection(first) === "ltr";
}
