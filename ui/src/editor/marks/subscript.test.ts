import { expect, test } from "vitest";
import { p, run } from "../testing/build";
import { Desk } from "../testing/desk";
import { blockOfHtml, htmlOf } from "../testing/dom";

test("it is <sub>", () => {
  expect(htmlOf(p(run("أ", "subscript")))).toBe("<p><sub>أ</sub></p>");
  expect(blockOfHtml("<p><sub>أ</sub></p>").eq(p(run("أ", "subscript")))).toBe(true);
});

test("the command sets it and takes it off", () => {
  const desk = new Desk([p("⟦أ⟧")]);
  expect(desk.run("subscript")).toBe(true);
  expect(desk.text).toBe('paragraph(subscript("⟦أ⟧"))');
  expect(desk.run("subscript")).toBe(true);
  expect(desk.text).toBe('paragraph("⟦أ⟧")');
});

test("lowered and raised exclude each other", () => {
  const desk = new Desk([p(run("⟦أ⟧", "superscript"))]);
  desk.run("subscript");
  expect(desk.text).toBe('paragraph(subscript("⟦أ⟧"))');
});
