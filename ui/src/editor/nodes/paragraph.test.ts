import { expect, test } from "vitest";
import { block, h2, li, p, quote, ul } from "../testing/build";
import { Desk } from "../testing/desk";
import { blockOfHtml, htmlOf } from "../testing/dom";

const ID = "01HZ0000000000000000000000";

test("it says its id, direction and language", () => {
  const node = block("paragraph", { id: ID, dir: "ltr", lang: "en" }, "Text");
  const html = `<p data-id="${ID}" dir="ltr" lang="en">Text</p>`;
  expect(htmlOf(node)).toBe(html);
  expect(blockOfHtml(html).eq(node)).toBe(true);
});

test("of a foreign page only the text is taken", () => {
  const html =
    '<p dir="rtl" lang="ar" style="color:red">نص<script>x()</script><style>p{}</style></p>';
  expect(blockOfHtml(html).eq(p("نص"))).toBe(true);
});

test("a heading, an item and a quote become paragraphs with their ids", () => {
  const heading = new Desk([h2("⟦⟧نص")]);
  expect(heading.run("paragraph")).toBe(true);
  expect(heading.doc.child(0).eq(block("paragraph", { id: ID }, "نص"))).toBe(true);
  const nested = new Desk([quote(ul(li(p("أول"), ul(li(p("⟦⟧ثان"))))))]);
  expect(nested.run("paragraph")).toBe(true);
  expect(nested.text).toBe('quote(list(list_item(paragraph("أول")))), paragraph("⟦⟧ثان")');
});

test("a paragraph is one already", () => {
  expect(new Desk([p("⟦⟧نص")]).run("paragraph")).toBe(false);
});
