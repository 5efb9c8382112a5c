import { fold } from "../../shared/fold";

/**
 * How well a text answers a query: 0 when a word of the query is nowhere in it, otherwise more the
 * earlier and the more wholly its words begin with the query's. Hamza, tashkeel, tatweel, ya, kaf,
 * case and digits make no difference, and neither does the article «ال».
 */
export function score(query: string, text: string): number {
  const wanted = fold(query).split(" ").filter(Boolean);
  if (wanted.length === 0) return 1;
  const words = fold(text)
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean);
  let sum = 0;
  for (const part of wanted) {
    const best = Math.max(0, ...words.map((word, place) => scoreOfWord(part, word, place)));
    if (best === 0) return 0;
    sum += best;
  }
  return sum / wanted.length;
}

/** The best score of several texts: a thing with names in two languages is found by either. */
export function bestScore(query: string, texts: readonly string[]): number {
  return Math.max(0, ...texts.map((text) => score(query, text)));
}

function scoreOfWord(part: string, word: string, place: number): number {
  const bare = word.startsWith("ال") && word.length > 3 ? word.slice(2) : word;
  const later = 1 / (2 + place);
  if (word === part || bare === part) return 3 + later;
  if (word.startsWith(part) || bare.startsWith(part)) return 2 + later;
  return part.length > 1 && word.includes(part) ? 1 + later : 0;
}
