import { expect, test } from "vitest";
import { block, p, table, tr } from "../testing/build";
import { blockOfHtml, htmlOf } from "../testing/dom";

test("it says how many columns and rows it covers, where more than one", () => {
  const cell = block("table_cell", { colspan: 2, rowspan: 3 }, p("أ"));
  expect(htmlOf(cell)).toBe('<td colspan="2" rowspan="3"><p>أ</p></td>');
  expect(blockOfHtml(htmlOf(table(tr(cell)))).eq(table(tr(cell)))).toBe(true);
  expect(htmlOf(block("table_cell", {}, p("أ")))).toBe("<td><p>أ</p></td>");
});

test.each(["0", "-1", "x", "1.5", "100000"])("a foreign span of %o counts as 1", (span) => {
  const read = blockOfHtml(`<table><tr><td colspan="${span}">أ</td></tr></table>`);
  expect(read.child(0).child(0).attrs["colspan"]).toBe(1);
});
