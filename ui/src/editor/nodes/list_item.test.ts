import { expect, test } from "vitest";
import { li, p, ul } from "../testing/build";
import { blockOfHtml, htmlOf } from "../testing/dom";

test("an item has no id and begins with a paragraph", () => {
  expect(htmlOf(li(p("أ"), ul(li(p("ب")))))).toBe("<li><p>أ</p><ul><li><p>ب</p></li></ul></li>");
  expect(() => li(ul(li(p("ب")))).check()).toThrow(RangeError);
});

test("foreign items of bare text get their paragraph", () => {
  expect(String(blockOfHtml("<ul><li>أ</li><li>ب</li></ul>"))).toBe(
    'list(list_item(paragraph("أ")), list_item(paragraph("ب")))',
  );
});
