import { fold } from "../../shared/fold";
import type { FindQuery, FoundIn } from "../bindings";
import { Refusal } from "./refusal";

/** What stands in the way of a letter behind another: marks and tatweel. */
const MARKS = "[\\p{Mn}\\u0640]*";

/** The matches in these lines. The real host knows more of letters: here each is folded by itself. */
export function findInTexts(query: FindQuery, replacement: string, texts: string[]): FoundIn[] {
  const pattern = patternOf(query);
  return texts.flatMap((text, number) => {
    const folded = Array.from(text, folding).join("");
    return [...folded.matchAll(pattern)].map((match) => ({
      text: number,
      from_utf16: match.index,
      to_utf16: match.index + match[0].length,
      with: replacement,
    }));
  });
}

/** A letter folded to one of the same length; marks stay. */
function folding(letter: string): string {
  const folded = fold(letter);
  return folded.length === letter.length ? folded : letter;
}

function patternOf({ text, form, extent }: FindQuery): RegExp {
  const letters = Array.from(fold(text), (letter) =>
    letter.replace(/[\\^$.*+?()[\]{}|/]/u, "\\$&"),
  );
  const words = letters.map((letter) => letter + MARKS).join("");
  const whole =
    extent === "whole-words" ? `(?<![\\p{L}\\p{N}])(?:${words})(?![\\p{L}\\p{N}])` : words;
  try {
    return new RegExp(form === "regex" ? text : whole, "gu");
  } catch {
    throw new Refusal("query_group");
  }
}
