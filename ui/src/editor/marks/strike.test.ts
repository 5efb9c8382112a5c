import { expect, test } from "vitest";
import { p, run } from "../testing/build";
import { Desk } from "../testing/desk";
import { blockOfHtml, htmlOf } from "../testing/dom";

test("s, strike, and a del of a foreign page", () => {
  expect(htmlOf(p(run("أ", "strike")))).toBe("<p><s>أ</s></p>");
  for (const tag of ["s", "strike", "del"])
    expect(blockOfHtml(`<p><${tag}>أ</${tag}></p>`).eq(p(run("أ", "strike")))).toBe(true);
});

test("the command sets it", () => {
  const desk = new Desk([p("⟦أ⟧")]);
  desk.run("strike");
  expect(desk.text).toBe('paragraph(strike("⟦أ⟧"))');
});
