import { afterEach, expect, test, vi } from "vitest";
import { block, br, p } from "../testing/build";
import { wordsOf } from "./words";

afterEach(() => vi.restoreAllMocks());

test("each unit of a word names where it begins, all else is in none", () => {
  expect(wordsOf(p("قال، ab"))).toEqual([0, 0, 0, null, null, 5, 5]);
});

test("a mark is in the word of its letter", () => {
  expect(wordsOf(p("كِتاب"))).toEqual([0, 0, 0, 0, 0]);
});

test("a hard break and a footnote sign are in no word", () => {
  const sign = block("footnote_ref", { target: "01HMB5W0000000FAKE000000Z8" });
  expect(wordsOf(p("ab", br(), "c", sign))).toEqual([0, 0, null, 3, null]);
});

test("a number is a word, also where the engine calls it none", () => {
  const text = "إن 12 و٣.";
  const segments = new Intl.Segmenter(undefined, { granularity: "word" }).segment(text);
  // As WebKit answers: of what has a digit nothing is like a word, with a letter before it or without.
  const found = Array.from(segments, (part) =>
    /\p{N}/u.test(part.segment) ? { ...part, isWordLike: false } : part,
  );
  vi.spyOn(Intl.Segmenter.prototype, "segment").mockReturnValue(found as unknown as Intl.Segments);
  expect(wordsOf(p(text))).toEqual([0, 0, null, 3, 3, null, 6, 6, null]);
});
