import { describe, expect, test } from "vitest";
import { block, li, ol, p, ul } from "./testing/build";
import { Desk } from "./testing/desk";

describe("typing Markdown", () => {
  test.each([
    ["## ", 'heading("نص⟦⟧")'],
    ["- ", 'list(list_item(paragraph("نص⟦⟧")))'],
    ["* ", 'list(list_item(paragraph("نص⟦⟧")))'],
    ["1. ", 'list(list_item(paragraph("نص⟦⟧")))'],
    ["١. ", 'list(list_item(paragraph("نص⟦⟧")))'],
    ["۱. ", 'list(list_item(paragraph("نص⟦⟧")))'],
    ["> ", 'quote(paragraph("نص⟦⟧"))'],
    ["---", 'divider, paragraph("نص⟦⟧")'],
  ])("%s", (signs, text) => {
    expect(new Desk([p("⟦⟧")]).type(signs).type("نص").text).toBe(text);
  });

  test.each(["# ", "##### ", "2024. ", "1) ", "–- ", "نص - "])("%s is only text", (signs) => {
    expect(new Desk([p("⟦⟧")]).type(signs).text).toBe(`paragraph("${signs}⟦⟧")`);
  });
});

test("the block keeps its id, direction and language", () => {
  const desk = new Desk([block("paragraph", { dir: "ltr", lang: "en" }, "⟦⟧")]);
  const { id } = desk.doc.child(0).attrs;
  desk.type("### ");
  expect(desk.doc.child(0).attrs).toEqual({ id: id as string, dir: "ltr", lang: "en", level: 3 });
});

test("a numbered list starts where it says, in any digits", () => {
  for (const sign of ["12. ", "١٢. ", "۱۲. "])
    expect(new Desk([p("⟦⟧")]).type(sign).doc.child(0).attrs).toMatchObject({
      kind: "ordered",
      start: 12,
    });
});

test("the next number joins the list before it; another kind does not", () => {
  const next = new Desk([ol(li(p("أول"))), p("⟦⟧")]).type("2. ");
  expect(next.text).toBe('list(list_item(paragraph("أول")), list_item(paragraph("⟦⟧")))');
  const other = new Desk([ul(li(p("أول"))), p("⟦⟧")]).type("2. ");
  expect(other.doc.childCount).toBe(2);
});

test.each(["## ", "- ", "1. ", "> "])("Backspace takes %s back", (signs) => {
  const desk = new Desk([p("⟦⟧نص")]).type(signs);
  expect(desk.text).not.toContain(signs);
  expect(desk.keys("Backspace").text).toBe(`paragraph("${signs}⟦⟧نص")`);
});

test("three hyphens before other text are no divider; Backspace takes a divider back", () => {
  expect(new Desk([p("⟦⟧نص")]).type("---").text).toBe('paragraph("---⟦⟧نص")');
  const desk = new Desk([p("⟦⟧")]).type("---").keys("Backspace");
  expect(desk.text).toBe('paragraph("---⟦⟧")');
});

test("a heading cannot be typed in a list", () => {
  expect(new Desk([ul(li(p("⟦⟧")))]).type("## ").text).toBe('list(list_item(paragraph("## ⟦⟧")))');
});
