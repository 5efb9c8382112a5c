import { expect, test } from "vitest";
import { p, run } from "../testing/build";
import { Desk } from "../testing/desk";
import { blockOfHtml, htmlOf } from "../testing/dom";

test("it is <u>", () => {
  expect(htmlOf(p(run("أ", "underline")))).toBe("<p><u>أ</u></p>");
  expect(blockOfHtml("<p><u>أ</u></p>").eq(p(run("أ", "underline")))).toBe(true);
});

test("the command sets it and takes it off", () => {
  const desk = new Desk([p("⟦أ⟧")]);
  expect(desk.run("underline")).toBe(true);
  expect(desk.text).toBe('paragraph(underline("⟦أ⟧"))');
  expect(desk.run("underline")).toBe(true);
  expect(desk.text).toBe('paragraph("⟦أ⟧")');
});
