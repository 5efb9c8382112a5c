import { expect, test } from "vitest";
import { block, p } from "../../testing/build";
import { blockOfHtml, htmlOf } from "../../testing/dom";

test.each([
  ["", '<aside class="footnote"><p>حاشية</p></aside>'],
  ["*", '<aside class="footnote" data-label="*"><p>حاشية</p></aside>'],
])("label %o", (label, html) => {
  const node = block("footnote", { label }, p("حاشية"));
  expect(htmlOf(node)).toBe(html);
  expect(blockOfHtml(html).eq(node)).toBe(true);
});
