import { expect, test } from "vitest";
import { schema } from "../../schema";
import { block } from "../../testing/build";
import { docOfHtml, htmlOf } from "../../testing/dom";

const ID = "01HZ0000000000000000000000";

test("title and address are shown, nothing is loaded", () => {
  const node = block("embed", { id: ID, url: "https://example.org/v", title: "مقطع" });
  const html = htmlOf(node);
  expect(html).toContain('<bdi class="embed-title">مقطع</bdi>');
  expect(html).toContain('<bdi class="embed-url" dir="ltr">https://example.org/v</bdi>');
  expect(html).not.toMatch(/src=|<iframe|href=/);
  expect(docOfHtml(html).child(0).eq(node)).toBe(true);
});

test.each([
  "javascript:alert(1)",
  "data:text/html,x",
  "ftp://example.org",
  "https:///a",
  "https://a b",
  "",
])("%o is no address for it", (url) => {
  expect(() => schema.nodes.embed.create({ url }).check()).toThrow(RangeError);
  expect(String(docOfHtml(`<div class="embed" data-url="${url}">نص</div>`))).toBe(
    'doc(paragraph("نص"))',
  );
});
