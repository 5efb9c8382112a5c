import { expect, test } from "vitest";
import { h2, hr, li, p, quote, ul } from "../testing/build";
import { Desk } from "../testing/desk";
import { blockOfHtml, htmlOf } from "../testing/dom";

test("paragraphs and lists in a blockquote", () => {
  const node = quote(p("أ"), ul(li(p("ب"))));
  expect(htmlOf(node)).toBe("<blockquote><p>أ</p><ul><li><p>ب</p></li></ul></blockquote>");
  expect(blockOfHtml(htmlOf(node)).eq(node)).toBe(true);
  expect(String(blockOfHtml("<blockquote>أ</blockquote>"))).toBe('quote(paragraph("أ"))');
});

test("the selected blocks become a quote, a list whole and a heading as a paragraph", () => {
  const desk = new Desk([h2("⟦أ"), ul(li(p("ب⟧")), li(p("ج")))]);
  expect(desk.run("quote")).toBe(true);
  expect(desk.text).toBe(
    'quote(paragraph("⟦أ"), list(list_item(paragraph("ب⟧")), list_item(paragraph("ج"))))',
  );
});

test("the selected block is taken out of its quote again", () => {
  const desk = new Desk([quote(p("أ"), p("⟦⟧ب"))]);
  expect(desk.run("quote")).toBe(true);
  expect(desk.text).toBe('quote(paragraph("أ")), paragraph("⟦⟧ب")');
});

test("what a quote cannot hold is refused, and left as it was", () => {
  const desk = new Desk([p("⟦أ"), hr(), p("ب⟧")]);
  const before = desk.doc;
  expect(desk.run("quote")).toBe(false);
  expect(desk.doc).toBe(before);
});

test("Enter in its empty last paragraph leaves it", () => {
  const desk = new Desk([quote(p("أ"), p("⟦⟧"))]).keys("Enter");
  expect(desk.text).toBe('quote(paragraph("أ")), paragraph("⟦⟧")');
});
