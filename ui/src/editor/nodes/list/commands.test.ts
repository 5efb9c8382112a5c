import { describe, expect, test } from "vitest";
import { block, h2, li, ol, p, quote, ul } from "../../testing/build";
import { Desk } from "../../testing/desk";

const TAB = { key: "Tab", code: "Tab" };
const SHIFT_TAB = { ...TAB, shiftKey: true };

describe("making and changing", () => {
  test("paragraphs and headings become items", () => {
    const desk = new Desk([p("⟦أ"), h2("ب⟧"), p("ج")]);
    expect(desk.run("bullet_list")).toBe(true);
    expect(desk.text).toBe(
      'list(list_item(paragraph("⟦أ")), list_item(paragraph("ب⟧"))), paragraph("ج")',
    );
    expect(desk.doc.child(0).attrs["kind"]).toBe("bullet");
  });

  test("the other kind changes the list, the same kind takes the item out", () => {
    const desk = new Desk([ul(li(p("⟦⟧أ")), li(p("ب")))]);
    expect(desk.run("ordered_list")).toBe(true);
    expect(desk.doc.child(0).attrs["kind"]).toBe("ordered");
    expect(desk.run("ordered_list")).toBe(true);
    expect(desk.text).toBe('paragraph("⟦⟧أ"), list(list_item(paragraph("ب")))');
  });

  test("a quote may hold a list, a pull quote becomes one", () => {
    const inQuote = new Desk([quote(p("⟦⟧أ"))]);
    expect(inQuote.run("bullet_list")).toBe(true);
    expect(inQuote.text).toBe('quote(list(list_item(paragraph("⟦⟧أ"))))');
    const pulled = new Desk([block("pull_quote", {}, "⟦⟧أ")]);
    expect(pulled.run("ordered_list")).toBe(true);
    expect(pulled.text).toBe('list(list_item(paragraph("⟦⟧أ")))');
  });
});

describe("keys", () => {
  test("Enter makes an item; in an empty one it leaves the list", () => {
    const desk = new Desk([ul(li(p("أ⟦⟧")))]).keys("Enter");
    expect(desk.text).toBe('list(list_item(paragraph("أ")), list_item(paragraph("⟦⟧")))');
    expect(desk.keys("Enter").text).toBe('list(list_item(paragraph("أ"))), paragraph("⟦⟧")');
  });

  test("Enter in an empty nested item goes one list outwards", () => {
    const desk = new Desk([ul(li(p("أ"), ul(li(p("ب")), li(p("⟦⟧")))))]).keys("Enter");
    expect(desk.text).toBe(
      'list(list_item(paragraph("أ"), list(list_item(paragraph("ب")))), list_item(paragraph("⟦⟧")))',
    );
  });

  test("a new item has the direction and language of the one before it", () => {
    const desk = new Desk([ul(li(block("paragraph", { dir: "ltr", lang: "en" }, "a⟦⟧")))]).keys(
      "Enter",
    );
    expect(desk.view.state.selection.$from.parent.attrs).toMatchObject({ dir: "ltr", lang: "en" });
  });

  test("Tab nests in a list of the same kind, Shift-Tab takes back out", () => {
    const desk = new Desk([ol(li(p("أ")), li(p("ب⟦⟧")))]);
    expect(desk.press(TAB)).toBe(true);
    expect(desk.text).toBe('list(list_item(paragraph("أ"), list(list_item(paragraph("ب⟦⟧")))))');
    expect(desk.view.state.selection.$from.node(-2).attrs["kind"]).toBe("ordered");
    expect(desk.press(SHIFT_TAB)).toBe(true);
    expect(desk.text).toBe('list(list_item(paragraph("أ")), list_item(paragraph("ب⟦⟧")))');
  });

  test("Tab joins a nested list that is there, whatever its kind", () => {
    const desk = new Desk([ol(li(p("أ"), ul(li(p("ب")))), li(p("ج⟦⟧")))]);
    expect(desk.press(TAB)).toBe(true);
    expect(desk.view.state.selection.$from.node(-2).attrs["kind"]).toBe("bullet");
    expect(desk.text).toContain('list(list_item(paragraph("ب")), list_item(paragraph("ج⟦⟧")))');
  });

  test("Tab stays in the list where it cannot nest, and leaves the page elsewhere", () => {
    const desk = new Desk([ul(li(p("أ⟦⟧")))]);
    const before = desk.doc;
    expect(desk.press(TAB)).toBe(true);
    expect(desk.doc).toBe(before);
    expect(new Desk([p("أ⟦⟧")]).press(TAB)).toBe(false);
    expect(new Desk([p("أ⟦⟧")]).press(SHIFT_TAB)).toBe(false);
  });

  test("Backspace at the start of an item takes it out", () => {
    const desk = new Desk([ul(li(p("أ")), li(p("⟦⟧ب")))]).keys("Backspace");
    expect(desk.text).toBe('list(list_item(paragraph("أ"))), paragraph("⟦⟧ب")');
  });

  test("every id stays unique when a list is cut in two", () => {
    const desk = new Desk([ul(li(p("أ")), li(p("⟦⟧ب")), li(p("ج")))]).keys("Backspace");
    const ids = desk.doc.children.map((child): unknown => child.attrs["id"]);
    expect(new Set(ids).size).toBe(3);
  });
});
