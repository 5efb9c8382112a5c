import { expect, test } from "vitest";
import { block, p, table, td, tr } from "../../testing/build";
import { Desk } from "../../testing/desk";
import { blockOfHtml, htmlOf } from "../../testing/dom";

const node = table(tr(block("table_header", {}, p("المدينة"))), tr(td(p("الرقة"))));
const html =
  "<table><tbody><tr><th><p>المدينة</p></th></tr><tr><td><p>الرقة</p></td></tr></tbody></table>";

test("rows of cells", () => {
  expect(htmlOf(node)).toBe(html);
  expect(blockOfHtml(html).eq(node)).toBe(true);
});

test("a foreign table of bare text", () => {
  const foreign =
    "<table><thead><tr><th>المدينة</th></tr></thead><tbody><tr><td>الرقة</td></tr></tbody></table>";
  expect(blockOfHtml(foreign).eq(node)).toBe(true);
});

test("Mod-Enter goes on behind it", () => {
  const desk = new Desk([table(tr(td(p("أ⟦⟧"))))]);
  expect(desk.run("paragraph_after")).toBe(true);
  expect(desk.text).toBe('table(table_row(table_cell(paragraph("أ")))), paragraph("⟦⟧")');
});
