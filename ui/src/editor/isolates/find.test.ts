import { expect, test } from "vitest";
import cases from "../../../../tests/corpus/isolates.json";
import { findIsolates } from "./find";

test.each(cases)("$text", ({ text, found }) => {
  const runs = findIsolates(text).map(({ from, to, kind }) => [text.slice(from, to), kind]);
  expect(runs).toEqual(found);
});

test("there are cases of every kind", () => {
  const kinds = new Set(cases.flatMap(({ found }) => found.map(([, kind]) => kind)));
  expect(kinds.size).toBe(6);
});
