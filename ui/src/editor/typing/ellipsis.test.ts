import { expect, test } from "vitest";
import { placeOf, typedBy } from "../testing/typing";
import { ellipsis } from "./ellipsis";

test.each([
  ["ثم...", "ثم…"],
  ["ثم ...", "ثم …"],
  ["...", "…"],
  ["ثم.", "ثم."],
  ["ثم..", "ثم.."],
  ["[...]", "[…]"],
  ["«...»", "«…»"],
  ["wait...", "wait…"],
  ["1...", "1…"],
  ["https://x.net/...", "https://x.net/..."],
  ["/.../", "/.../"],
])("%s", (typed, stands) => {
  expect(typedBy(ellipsis, typed)).toBe(stands);
});

test("in every language", () => {
  expect(typedBy(ellipsis, "erê...", placeOf({ language: "kmr" }))).toBe("erê…");
});

test("what was taken back is not done again", () => {
  expect(typedBy(ellipsis, ". ثم", placeOf(), "ثم...")).toBe("ثم.... ثم");
});
