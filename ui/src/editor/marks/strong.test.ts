import { expect, test } from "vitest";
import { p, run } from "../testing/build";
import { Desk } from "../testing/desk";
import { blockOfHtml, htmlOf } from "../testing/dom";

test("strong and b, but not a b that is told to be normal", () => {
  expect(htmlOf(p(run("أ", "strong")))).toBe("<p><strong>أ</strong></p>");
  const foreign = '<p><b>أ</b><b style="font-weight:normal">ب</b></p>';
  expect(blockOfHtml(foreign).eq(p(run("أ", "strong"), "ب"))).toBe(true);
});

test("a selection that is partly strong becomes all strong, and then none of it", () => {
  const desk = new Desk([p("⟦أ", run("ب", "strong"), "ج⟧")]);
  expect(desk.run("strong")).toBe(true);
  expect(desk.text).toBe('paragraph(strong("⟦أبج⟧"))');
  desk.run("strong");
  expect(desk.text).toBe('paragraph("⟦أبج⟧")');
});

test("without a selection it is for what is typed next", () => {
  const desk = new Desk([p("⟦⟧")]);
  desk.run("strong");
  expect(desk.type("ن\uFEFB").text).toBe('paragraph(strong("نلا⟦⟧"))');
});
