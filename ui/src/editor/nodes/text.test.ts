import { expect, test } from "vitest";
import { schema } from "../schema";
import { p, run } from "../testing/build";

test("text is never empty, and neighbours with equal marks are one", () => {
  expect(() => schema.text("")).toThrow(RangeError);
  expect(String(p(run("أ"), run("ب"), run("ج", "strong")))).toBe('paragraph("أب", strong("ج"))');
});
