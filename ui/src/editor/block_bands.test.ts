import { expect, test } from "vitest";
import { between, gapAt, nearestBand } from "./block_bands";

const bands = [
  { top: 0, bottom: 20 },
  { top: 30, bottom: 130 },
  { top: 140, bottom: 160 },
];

test("the pointer is at the block of its height, between two at the nearer", () => {
  const at = [-50, 10, 23, 27, 100, 500].map((y) => nearestBand(bands, y));
  expect(at).toEqual([0, 0, 0, 1, 1, 2]);
  expect(nearestBand([], 10)).toBe(-1);
});

test("what is let go on the upper half of a block comes before it, on the lower half behind it", () => {
  const at = [-50, 9, 11, 79, 81, 151, 500].map((y) => gapAt(bands, y));
  expect(at).toEqual([0, 0, 1, 1, 2, 3, 3]);
});

test("the line is drawn between two blocks, at the edge of the first and the last", () => {
  expect([0, 1, 3].map((gap) => between(bands[gap - 1], bands[gap]))).toEqual([0, 25, 160]);
});
