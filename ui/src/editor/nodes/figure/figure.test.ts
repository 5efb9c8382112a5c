import { expect, test } from "vitest";
import { block, p } from "../../testing/build";
import { Desk } from "../../testing/desk";
import { blockOfHtml, docOfHtml, htmlOf } from "../../testing/dom";

const ID = "01HZ0000000000000000000000";

test("a box with the description stands for the picture; nothing is loaded", () => {
  const node = block("figure", { id: ID, media: "m1", alt: "مخيم", credit: "رويترز" }, "شرح");
  const html = htmlOf(node);
  expect(html).not.toMatch(/<img|src=|url\(/);
  expect(html).toContain('role="img" aria-label="مخيم"');
  expect(html).toContain("<figcaption>شرح</figcaption>");
  expect(blockOfHtml(html).eq(node)).toBe(true);
});

test("a picture without a description is hidden from screen readers", () => {
  expect(htmlOf(block("figure", { id: ID }))).toContain('aria-hidden="true"');
});

test("a foreign picture is left out", () => {
  expect(String(docOfHtml('<figure><img src="https://example.org/a.png">شرح</figure>'))).toBe(
    'doc(paragraph("شرح"))',
  );
});

test("Enter in a caption never doubles the picture", () => {
  const figure = block("figure", { media: "m1" }, "شر⟦⟧ح");
  expect(new Desk([figure]).keys("Enter").text).toBe('figure("شر"), paragraph("⟦⟧ح")');
  const end = block("figure", { media: "m1" }, "شرح⟦⟧");
  expect(new Desk([end, p("نص")]).keys("Enter").text).toBe(
    'figure("شرح"), paragraph("⟦⟧"), paragraph("نص")',
  );
});

test("another description and credit are one step of undo, and leave the caret", () => {
  const desk = new Desk([p("نص"), block("figure", { media: "m1", credit: "سانا" }, "شر⟦⟧ح")]);
  const before = desk.doc;
  const key = String(before.child(1).attrs["id"]);
  for (const alt of ["م", "مخ", "مخيم"]) desk.run("describe_figure", { key, alt });
  expect(desk.doc.child(1).attrs).toMatchObject({ id: key, alt: "مخيم", credit: "سانا" });
  expect(desk.text).toBe('paragraph("نص"), figure("شر⟦⟧ح")');
  desk.run("undo");
  expect(desk.doc.eq(before)).toBe(true);
});

test("a figure that is not there cannot be described", () => {
  expect(new Desk([p("نص⟦⟧")]).run("describe_figure", { key: ID, alt: "مخيم" })).toBe(false);
});
