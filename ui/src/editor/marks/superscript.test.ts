import { expect, test } from "vitest";
import { p, run } from "../testing/build";
import { Desk } from "../testing/desk";
import { blockOfHtml, htmlOf } from "../testing/dom";

test("it is <sup>", () => {
  expect(htmlOf(p(run("أ", "superscript")))).toBe("<p><sup>أ</sup></p>");
  expect(blockOfHtml("<p><sup>أ</sup></p>").eq(p(run("أ", "superscript")))).toBe(true);
});

test("the command sets it and takes it off", () => {
  const desk = new Desk([p("⟦أ⟧")]);
  expect(desk.run("superscript")).toBe(true);
  expect(desk.text).toBe('paragraph(superscript("⟦أ⟧"))');
  expect(desk.run("superscript")).toBe(true);
  expect(desk.text).toBe('paragraph("⟦أ⟧")');
});

test("raised and lowered exclude each other", () => {
  const desk = new Desk([p(run("⟦أ⟧", "subscript"))]);
  desk.run("superscript");
  expect(desk.text).toBe('paragraph(superscript("⟦أ⟧"))');
});
