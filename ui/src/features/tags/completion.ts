import type { TagCount } from "../../ipc/bindings";
import { fold } from "../../shared/fold";

/** The most characters a tag may have, counted as Unicode scalar values. */
export const LONGEST_TAG = 100;

/** Most completions shown at once. */
const MOST = 8;

/**
 * The newsroom's tags that fit what is typed and are not on the article yet: those that begin with
 * it first, then those with a word that does, then the rest; the more used one first in each.
 * Nothing typed gives the most used.
 */
export function complete(typed: string, known: TagCount[], chosen: string[]): TagCount[] {
  const wanted = fold(typed);
  const taken = new Set(chosen.map(fold));
  return known
    .filter((tag) => !taken.has(fold(tag.name)))
    .map((tag) => ({ tag, rank: rank(fold(tag.name), wanted) }))
    .filter((one) => one.rank < 3)
    .sort((a, b) => a.rank - b.rank || b.tag.count - a.tag.count || compare(a.tag, b.tag))
    .slice(0, MOST)
    .map((one) => one.tag);
}

/** The tag among these that is the same word as the one typed, or null. */
export function sameTag(typed: string, tags: string[]): string | null {
  const wanted = fold(typed);
  return tags.find((tag) => fold(tag) === wanted) ?? null;
}

/** A tag as the newsroom writes it: trimmed, inner space single. */
export function tidyTag(typed: string): string {
  return typed.split(/\s+/u).filter(Boolean).join(" ");
}

/** A typed or pasted text as the tags it holds: parted at commas, semicolons and line ends. */
export function partTags(text: string): string[] {
  return text
    .split(/[,،;؛\r\n]+/u)
    .map(tidyTag)
    .filter((tag) => tag !== "");
}

function rank(name: string, wanted: string): number {
  if (wanted === "" || name.startsWith(wanted)) return 0;
  const words = name.split(" ");
  // The article and one-letter words written together with the noun do not hide it.
  if (words.some((word) => word.startsWith(wanted) || bare(word).startsWith(wanted))) return 1;
  return name.includes(wanted) ? 2 : 3;
}

function bare(word: string): string {
  return word.replace(/^[وفبكل]?ال/u, "");
}

function compare(a: TagCount, b: TagCount): number {
  return a.name.localeCompare(b.name);
}
