import { expect, test } from "vitest";
import { block, p } from "../../testing/build";
import { Desk } from "../../testing/desk";

test("selected figures become a gallery and stand alone again, a step of undo each", () => {
  const desk = new Desk([
    p("أ"),
    block("figure", { media: "m1" }, "⟦ب"),
    block("figure", { media: "m2" }, "ج⟧"),
    p("د"),
  ]);
  const before = desk.doc;
  expect(desk.run("gallery")).toBe(true);
  expect(String(desk.doc)).toBe(
    'doc(paragraph("أ"), gallery(figure("ب"), figure("ج")), paragraph("د"))',
  );
  const together = desk.doc;
  expect(desk.run("gallery")).toBe(true);
  expect(desk.doc.eq(before)).toBe(true);
  desk.run("undo");
  expect(desk.doc.eq(together)).toBe(true);
  desk.run("undo");
  expect(desk.doc.eq(before)).toBe(true);
});

test("only figures go into a gallery", () => {
  const desk = new Desk([block("figure", { media: "m1" }, "⟦ب"), p("د⟧")]);
  expect(desk.run("gallery")).toBe(false);
});
