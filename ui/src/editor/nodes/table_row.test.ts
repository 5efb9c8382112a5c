import { expect, test } from "vitest";
import { p, td, tr } from "../testing/build";
import { htmlOf } from "../testing/dom";

test("a row holds cells, at least one", () => {
  expect(htmlOf(tr(td(p("أ"))))).toBe("<tr><td><p>أ</p></td></tr>");
  expect(() => tr().check()).toThrow(RangeError);
  expect(() => tr(p("أ")).check()).toThrow(RangeError);
});
