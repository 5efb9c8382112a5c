import { expect, test } from "vitest";
import { block, li, p, ul } from "../testing/build";
import { Desk } from "../testing/desk";
import { blockOfHtml, htmlOf } from "../testing/dom";

test("a rule", () => {
  const node = block("divider", { id: "01HZ0000000000000000000000" });
  expect(htmlOf(node)).toBe('<hr data-id="01HZ0000000000000000000000">');
  expect(blockOfHtml(htmlOf(node)).eq(node)).toBe(true);
});

test.each([
  ["before an empty paragraph", [p("⟦⟧")], 'divider, paragraph("⟦⟧")'],
  [
    "after a paragraph with text, and writing goes on",
    [p("أ⟦⟧")],
    'paragraph("أ"), divider, paragraph("⟦⟧")',
  ],
  ["before the next paragraph", [p("أ⟦⟧"), p("ب")], 'paragraph("أ"), divider, paragraph("⟦⟧ب")'],
  [
    "after a whole list",
    [ul(li(p("أ⟦⟧")))],
    'list(list_item(paragraph("أ"))), divider, paragraph("⟦⟧")',
  ],
])("%s", (_where, blocks, text) => {
  const desk = new Desk(blocks);
  expect(desk.run("divider")).toBe(true);
  expect(desk.text).toBe(text);
});

test("Backspace behind it removes it, and joins nothing", () => {
  const desk = new Desk([p("أ"), block("divider", {}), p("⟦⟧ب")]).keys("Backspace");
  expect(desk.text).toBe('paragraph("أ"), paragraph("⟦⟧ب")');
});
