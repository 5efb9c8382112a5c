import { expect, test } from "vitest";
import { block, li, ol, p, ul } from "../../testing/build";
import { blockOfHtml, htmlOf } from "../../testing/dom";

test("bulleted and numbered", () => {
  expect(htmlOf(ul(li(p("أ"))))).toBe("<ul><li><p>أ</p></li></ul>");
  expect(htmlOf(ol(li(p("أ"))))).toBe("<ol><li><p>أ</p></li></ol>");
});

test.each([
  ["ordered", '<ol start="3"><li><p>أ</p></li></ol>'],
  ["bullet", '<ul data-start="3"><li><p>أ</p></li></ul>'],
])("%s keeps its first number", (kind, html) => {
  const node = block("list", { kind, start: 3 }, li(p("أ")));
  expect(htmlOf(node)).toBe(html);
  expect(blockOfHtml(html).eq(node)).toBe(true);
});

test.each(["-1", "x", "", "1.5"])("a foreign start of %o is none", (start) => {
  expect(blockOfHtml(`<ol start="${start}"><li>أ</li></ol>`).attrs["start"]).toBe(1);
});
