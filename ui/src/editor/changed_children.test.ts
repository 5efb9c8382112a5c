import { expect, test } from "vitest";
import { changedChildren, forChildren } from "./changed_children";
import { schema } from "./schema";
import { p } from "./testing/build";

const [a, b, c, d] = [p("أ"), p("بب"), p("ج"), p("د")];
const doc = (...blocks: (typeof a)[]) => schema.topNodeType.create(null, blocks);

test.each([
  ["the same", [a, b, c], [a, b, c], null],
  ["one changed", [a, b, c], [a, d, c], { from: 1, oldTo: 2, newTo: 2 }],
  ["one added", [a, c], [a, b, c], { from: 1, oldTo: 1, newTo: 2 }],
  ["one removed at the end", [a, b], [a], { from: 1, oldTo: 2, newTo: 1 }],
  ["the same block twice", [a, b], [a, a, b], { from: 1, oldTo: 1, newTo: 2 }],
  ["all", [a, b], [c, d], { from: 0, oldTo: 2, newTo: 2 }],
])("%s", (_what, before, after, changed) => {
  expect(changedChildren(doc(...before), doc(...after))).toEqual(changed);
});

test("children are visited with the position before them", () => {
  const seen: [string, number][] = [];
  forChildren(doc(a, b, c, d), 1, 3, (child, position) => seen.push([child.textContent, position]));
  expect(seen).toEqual([
    ["بب", 3],
    ["ج", 7],
  ]);
});
