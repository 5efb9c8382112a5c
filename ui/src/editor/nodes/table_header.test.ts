import { expect, test } from "vitest";
import { block, p, table, tr } from "../testing/build";
import { blockOfHtml, htmlOf } from "../testing/dom";

test("it says how many columns and rows it covers, where more than one", () => {
  const cell = block("table_header", { colspan: 2, rowspan: 3 }, p("أ"));
  expect(htmlOf(cell)).toBe('<th colspan="2" rowspan="3"><p>أ</p></th>');
  expect(blockOfHtml(htmlOf(table(tr(cell)))).eq(table(tr(cell)))).toBe(true);
  expect(htmlOf(block("table_header", {}, p("أ")))).toBe("<th><p>أ</p></th>");
});

test.each(["0", "-1", "x", "1.5", "100000"])("a foreign span of %o counts as 1", (span) => {
  const read = blockOfHtml(`<table><tr><th colspan="${span}">أ</th></tr></table>`);
  expect(read.child(0).child(0).attrs["colspan"]).toBe(1);
});
