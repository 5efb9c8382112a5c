import fc from "fast-check";
import { expect, test } from "vitest";
import { type Cell, visualOrder } from "./visual_order";

/** For each place on the screen which sign of the text stands there (Unicode Standard Annex 9, L2). */
function reordered(levels: readonly number[]): number[] {
  const order = levels.map((_, index) => index);
  for (let level = Math.max(...levels); level > 0; level -= 1) {
    let from = 0;
    while (from < order.length) {
      let to = from;
      while (to < order.length && (levels[order[to] ?? 0] ?? 0) >= level) to += 1;
      order.splice(from, to - from, ...order.slice(from, to).reverse());
      from = Math.max(to, from + 1);
    }
  }
  return order;
}

/** Signs of ten pixels each, whose positions are 0, 1, 2…; those at `neutral` have no direction of their own. */
function laidOut(levels: readonly number[], neutral: readonly number[] = []): Cell[] {
  const order = reordered(levels);
  return levels.map((level, from) => {
    const left = order.indexOf(from) * 10;
    const own = level % 2 === 0 ? "ltr" : "rtl";
    const direction = neutral.includes(from) ? null : own;
    return { from, to: from + 1, left, right: left + 10, direction };
  });
}

function stopsOf(levels: readonly number[], base: number, neutral: readonly number[] = []) {
  return visualOrder(laidOut(levels, neutral), base === 0 ? "ltr" : "rtl").stops;
}

test("a Latin word in Arabic is gone through from its other end", () => {
  expect(stopsOf([1, 2, 2, 2, 1], 1)).toEqual([5, 4, 2, 3, 1, 0]);
  expect(stopsOf([1, 1, 2, 2, 2, 1, 1], 1, [1, 5])).toEqual([7, 6, 5, 3, 4, 2, 1, 0]);
});

test("an Arabic word in English as well", () => {
  expect(stopsOf([0, 0, 1, 1, 1, 0], 0, [1])).toEqual([0, 1, 2, 4, 3, 5, 6]);
});

test("a line that begins or ends with the other direction has its edges at the paragraph's sides", () => {
  expect(stopsOf([2, 2, 2, 1], 1)).toEqual([4, 3, 1, 2, 0]);
  expect(stopsOf([0, 1, 1, 1], 0)).toEqual([0, 1, 3, 2, 4]);
  expect(stopsOf([1, 1, 1], 0)).toEqual([0, 2, 1, 3]);
});

test("a number inside of Arabic in English has its own sides", () => {
  // Engines paint the caret before the number at its left and the one after it at its right.
  expect(stopsOf([1, 2, 2, 1], 0)).toEqual([0, 1, 2, 3, 4]);
  expect(stopsOf([0, 1, 1, 2, 1, 1, 0], 0)).toEqual([0, 1, 5, 3, 4, 2, 6, 7]);
});

test("of two positions at one place the outer one counts, and the place of neither is left out", () => {
  // «ab قال 50 cd»: the left of 50 is the left of all that is Arabic.
  expect(stopsOf([0, 1, 1, 2, 2, 0], 0)).toEqual([0, 1, 4, null, 2, 5, 6]);
});

test("without numbers in Arabic every place is that of one position, and only one's", () => {
  const lines = fc
    .tuple(fc.constantFrom(0, 1), fc.array(fc.nat(1), { minLength: 1, maxLength: 14 }))
    .map(([base, above]) => ({ base, levels: above.map((more) => base + more) }));
  fc.assert(
    fc.property(lines, ({ base, levels }) => {
      expect([...stopsOf(levels, base)].sort((one, other) => Number(one) - Number(other))).toEqual(
        Array.from({ length: levels.length + 1 }, (_, position) => position),
      );
    }),
  );
});

test("no position is met twice, and a line can be left at both sides", () => {
  const lines = fc.tuple(
    fc.constantFrom(0, 1),
    fc.array(fc.nat(3), { minLength: 1, maxLength: 14 }),
  );
  fc.assert(
    fc.property(lines, ([base, above]) => {
      const levels = above.map((more) => base + more);
      const stops = stopsOf(levels, base);
      const positions = stops.filter((stop) => stop !== null);
      expect(new Set(positions).size).toBe(positions.length);
      const edges = base === 0 ? [0, levels.length] : [levels.length, 0];
      expect([stops[0], stops.at(-1)]).toEqual(edges);
    }),
  );
});
