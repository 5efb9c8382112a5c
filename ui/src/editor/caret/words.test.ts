import { expect, test } from "vitest";
import { block, br, p } from "../testing/build";
import { wordsOf } from "./words";

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
