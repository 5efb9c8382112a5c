import { expect, test } from "vitest";
import { schema } from "../schema";
import { p, run } from "../testing/build";
import { blockOfHtml, htmlOf } from "../testing/dom";

test.each([
  [null, '<p><span class="lang" lang="en">EU</span></p>'],
  ["ltr", '<p><span class="lang" lang="en" dir="ltr">EU</span></p>'],
])("a run in English, direction %o", (dir, html) => {
  const node = p(run("EU", schema.mark("lang", { lang: "en", dir })));
  expect(htmlOf(node)).toBe(html);
  expect(blockOfHtml(html).eq(node)).toBe(true);
});

test("a span of a foreign page, or without a language, is only its text", () => {
  for (const span of [
    '<span lang="en">',
    '<span class="lang">',
    '<span class="lang" lang="x!">',
    '<span class="lang" lang="en-a">',
  ])
    expect(blockOfHtml(`<p>${span}EU</span></p>`).eq(p("EU"))).toBe(true);
});
