import { expect, test } from "vitest";
import cases from "../../../tests/corpus/direction.json";
import type { Direction } from "./attrs";
import { blockDirection, textDirection } from "./direction";
import { block, br, li, p, run, ul } from "./testing/build";

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

test("a list weighs the text of all its items", () => {
  expect(blockDirection(ul(li(p("one and two")), li(p("ثلاثة"))), "rtl")).toBe("ltr");
});
