import { expect, test } from "vitest";
import cases from "../../../tests/corpus/block_language.json";
import { textLanguage } from "./language";
import { scriptOfLanguage } from "./language_script";

interface Case {
  readonly text: string;
  readonly article: string;
  readonly around?: string;
  readonly expect: string | null;
}

test("there are cases of every kind", () => {
  expect(cases.length).toBeGreaterThan(80);
});

test.each(cases as Case[])("$article/$around: $text → $expect", (one) => {
  const { text, article, around = article } = one;
  const dir = scriptOfLanguage(article) === "Arab" ? "rtl" : "ltr";
  expect(textLanguage(text, { around, article, dir })).toBe(one.expect);
});
