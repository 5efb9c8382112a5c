import { expect, test } from "vitest";
import { block, p, pullQuote } from "../testing/build";
import { Desk } from "../testing/desk";
import { blockOfHtml, htmlOf } from "../testing/dom";

test.each([
  [null, '<aside class="pull-quote">قال</aside>'],
  ["", '<aside class="pull-quote" data-attribution="">قال</aside>'],
  ["ميلر", '<aside class="pull-quote" data-attribution="ميلر">قال</aside>'],
])("attribution %o", (attribution, html) => {
  const node = block("pull_quote", { attribution }, "قال");
  expect(htmlOf(node)).toBe(html);
  expect(blockOfHtml(html).eq(node)).toBe(true);
});

test("a paragraph becomes one and back", () => {
  const desk = new Desk([p("⟦⟧قال")]);
  const before = desk.doc;
  expect(desk.run("pull_quote")).toBe(true);
  expect(desk.text).toBe('pull_quote("⟦⟧قال")');
  expect(desk.run("pull_quote")).toBe(true);
  expect(desk.doc.eq(before)).toBe(true);
});

test("Enter at its end starts a paragraph", () => {
  expect(new Desk([pullQuote("قال⟦⟧")]).keys("Enter").text).toBe(
    'pull_quote("قال"), paragraph("⟦⟧")',
  );
});

test("who said it is one step of undo, and nobody for an empty name", () => {
  const desk = new Desk([block("pull_quote", {}, "قول⟦⟧")]);
  const before = desk.doc;
  const key = String(before.child(0).attrs["id"]);
  for (const attribution of ["س", "سل", "سلمى"]) desk.run("attribute_quote", { key, attribution });
  expect(desk.doc.child(0).attrs).toMatchObject({ id: key, attribution: "سلمى" });
  expect(desk.text).toBe('pull_quote("قول⟦⟧")');
  desk.run("undo");
  expect(desk.doc.eq(before)).toBe(true);
  desk.run("attribute_quote", { key, attribution: "" });
  expect(desk.doc.child(0).attrs["attribution"]).toBeNull();
});
