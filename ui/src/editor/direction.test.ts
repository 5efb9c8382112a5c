import { expect, test } from "vitest";
import cases from "../../../tests/corpus/direction.json";
import lists from "../../../tests/corpus/direction_lists.json";
import type { Direction } from "./attrs";
import { blockDirection, textDirection } from "./direction";
import { block, br, li, p, quote, run, ul } from "./testing/build";

test("there are cases of every kind", () => {
  expect(cases.length).toBeGreaterThanOrEqual(25);
});

test.each(cases)("$article article: $text → $expect", ({ text, article, expect: direction }) => {
  expect(textDirection(text, article as Direction)).toBe(direction);
});

test.each(cases)("a block weighs the same: $text", ({ text, article, expect: direction }) => {
  const [first = "", second] = text.split("\n");
  const runs = Array.from(first, (sign) => run(sign)).slice(0, 1);
  const rest = Array.from(first).slice(1).join("");
  if (rest !== "") runs.push(run(rest, "strong"));
  if (second !== undefined) runs.push(br(), run(second));
  expect(blockDirection(p(...runs), article as Direction)).toBe(direction);
});

test("what a person set counts before the letters", () => {
  expect(blockDirection(block("paragraph", { dir: "ltr" }, "أعلنت"), "rtl")).toBe("ltr");
});

test.each(lists)("$article article: a list of $lines → $expect", (list) => {
  const items = list.lines.map((line) => li(line === "" ? p() : p(line)));
  const { article, expect: direction } = list;
  expect(blockDirection(ul(...items), article as Direction)).toBe(direction);
  const quoted = list.lines.map((line) => (line === "" ? p() : p(line)));
  expect(blockDirection(quote(...quoted), article as Direction)).toBe(direction);
});
