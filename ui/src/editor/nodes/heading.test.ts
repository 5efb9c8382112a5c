import { expect, test } from "vitest";
import { block, h2, h3, li, p, ul } from "../testing/build";
import { Desk } from "../testing/desk";
import { blockOfHtml, htmlOf } from "../testing/dom";

test.each([2, 3, 4])("level %d", (level) => {
  const node = block("heading", { level }, "عنوان");
  expect(htmlOf(node)).toBe(`<h${level}>عنوان</h${level}>`);
  expect(blockOfHtml(htmlOf(node)).eq(node)).toBe(true);
});

test("foreign levels find their place among three", () => {
  const levels = [1, 2, 3, 4, 5, 6].map(
    (level): unknown => blockOfHtml(`<h${level}>أ</h${level}>`).attrs["level"],
  );
  expect(levels).toEqual([2, 2, 3, 4, 4, 4]);
});

test("it keeps id, direction and language of what it was", () => {
  const desk = new Desk([block("paragraph", { dir: "rtl", lang: "ckb" }, "⟦⟧نص")]);
  const { attrs } = desk.doc.child(0);
  expect(desk.run("heading3")).toBe(true);
  expect(desk.doc.child(0).attrs).toEqual({ ...attrs, level: 3 });
  expect(desk.run("heading3")).toBe(false);
});

test("every selected block becomes one, and a whole list is dissolved", () => {
  const desk = new Desk([p("⟦أ"), h3("ب⟧"), p("ج")]);
  desk.run("heading2");
  expect(desk.doc.eq(new Desk([h2("أ"), h2("ب"), p("ج")]).doc)).toBe(true);
  const items = new Desk([ul(li(p("⟦أ")), li(p("ب⟧")))]);
  expect(items.run("heading2")).toBe(true);
  expect(items.text).toBe('heading("⟦أ"), heading("ب⟧")');
});

test("Enter at its end starts a paragraph, Backspace at its start makes it one", () => {
  expect(new Desk([h2("نص⟦⟧")]).keys("Enter").text).toBe('heading("نص"), paragraph("⟦⟧")');
  expect(new Desk([p("أ"), h2("⟦⟧نص")]).keys("Backspace").text).toBe(
    'paragraph("أ"), paragraph("⟦⟧نص")',
  );
});
