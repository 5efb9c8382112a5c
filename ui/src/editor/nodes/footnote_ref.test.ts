import { expect, test } from "vitest";
import { schema } from "../schema";
import { block, p } from "../testing/build";
import { blockOfHtml, htmlOf } from "../testing/dom";

const TARGET = "01HZ0000000000000000000005";

test("it points at its footnote", () => {
  const node = p("نص", block("footnote_ref", { target: TARGET }));
  expect(htmlOf(node)).toBe(`<p>نص<sup class="footnote-ref" data-target="${TARGET}"></sup></p>`);
  expect(blockOfHtml(htmlOf(node)).eq(node)).toBe(true);
});

test("one that points nowhere is refused, and left out of what is pasted", () => {
  expect(() => schema.nodes.footnote_ref.create({ target: "1" }).check()).toThrow(RangeError);
  expect(blockOfHtml('<p>نص<sup class="footnote-ref"></sup></p>').eq(p("نص"))).toBe(true);
});
