import { expect, test } from "vitest";
import { p, run } from "../testing/build";
import { Desk } from "../testing/desk";
import { blockOfHtml, htmlOf } from "../testing/dom";

test("it is <em>", () => {
  expect(htmlOf(p(run("أ", "emphasis")))).toBe("<p><em>أ</em></p>");
  expect(blockOfHtml("<p><i>أ</i></p>").eq(p(run("أ", "emphasis")))).toBe(true);
});

test("the command sets it and takes it off", () => {
  const desk = new Desk([p("⟦أ⟧")]);
  expect(desk.run("emphasis")).toBe(true);
  expect(desk.text).toBe('paragraph(emphasis("⟦أ⟧"))');
  expect(desk.run("emphasis")).toBe(true);
  expect(desk.text).toBe('paragraph("⟦أ⟧")');
});
