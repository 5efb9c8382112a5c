import { expect, test } from "vitest";
import { block, h2, p, quote, table, td, tr } from "./testing/build";
import { Desk } from "./testing/desk";

test.each([
  [
    "in the middle of a heading both halves are headings",
    [h2("أ⟦⟧ب")],
    'heading("أ"), heading("⟦⟧ب")',
  ],
  ["before a heading a paragraph is made", [h2("⟦⟧أ")], 'paragraph, heading("⟦⟧أ")'],
  ["a selection is replaced", [p("أ⟦ب⟧ج")], 'paragraph("أ"), paragraph("⟦⟧ج")'],
  [
    "in a cell it stays in the cell",
    [table(tr(td(p("أ⟦⟧"))))],
    'table(table_row(table_cell(paragraph("أ"), paragraph("⟦⟧"))))',
  ],
  ["in a quote it stays in the quote", [quote(p("أ⟦⟧"))], 'quote(paragraph("أ"), paragraph("⟦⟧"))'],
])("Enter: %s", (_what, blocks, text) => {
  expect(new Desk(blocks).keys("Enter").text).toBe(text);
});

test.each([
  ["a pull quote becomes a paragraph", [block("pull_quote", {}, "⟦⟧أ")], 'paragraph("⟦⟧أ")'],
  [
    "an empty paragraph before goes, and the text keeps its block",
    [p(), h2("⟦⟧أ")],
    'paragraph, paragraph("⟦⟧أ")',
  ],
  ["paragraphs join", [p("أ"), p("⟦⟧ب")], 'paragraph("أ⟦⟧ب")'],
])("Backspace at the start: %s", (_what, blocks, text) => {
  expect(new Desk(blocks).keys("Backspace").text).toBe(text);
});

test("an empty first heading becomes a paragraph, and then Backspace has nothing to do", () => {
  const desk = new Desk([h2("⟦⟧")]).keys("Backspace");
  expect(desk.text).toBe('paragraph("⟦⟧")');
  expect(desk.press({ key: "Backspace", code: "Backspace" })).toBe(false);
});

test("the start of a cell is no way out of it", () => {
  const desk = new Desk([p("أ"), table(tr(td(p("⟦⟧ب"))))]);
  const { doc } = desk;
  desk.press({ key: "Backspace", code: "Backspace" });
  expect(desk.doc).toBe(doc);
});
