import { expect, test } from "vitest";
import { countAfter, countOf } from "./count";

test.each([
  ["12", "12"],
  ["٤", "4"],
  ["۱۲", "12"],
  ["4ق", "4"],
  ["e", ""],
  ["-3", "3"],
  ["1.5", "15"],
  ["0", ""],
  ["07", "7"],
  ["50", "50"],
  ["51", "5"],
  ["500", "50"],
  ["", ""],
])("%s is %s of 50", (typed, count) => {
  expect(countOf(typed, 50)).toBe(count);
});

test("the arrow keys count on, within what may be", () => {
  expect(countAfter("ArrowUp", "3", 50)).toBe("4");
  expect(countAfter("ArrowUp", "50", 50)).toBe("50");
  expect(countAfter("ArrowDown", "3", 50)).toBe("2");
  expect(countAfter("ArrowDown", "1", 50)).toBe("1");
  expect(countAfter("ArrowUp", "", 50)).toBe("1");
  expect(countAfter("a", "3", 50)).toBeNull();
});
