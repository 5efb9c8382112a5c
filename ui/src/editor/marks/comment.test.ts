import { expect, test } from "vitest";
import { schema } from "../schema";
import { p, run } from "../testing/build";
import { Desk } from "../testing/desk";
import { blockOfHtml, htmlOf } from "../testing/dom";

const comment = schema.mark("comment", {
  id: "c1",
  person: "روجين",
  at: "2024-01-17T10:00:00Z",
  text: 'من قال "هذا"؟',
});

test("it says which one, who, when and what", () => {
  const node = p(run("أ", comment));
  expect(htmlOf(node)).toContain('<mark class="comment" data-id="c1" data-person="روجين"');
  expect(blockOfHtml(htmlOf(node)).eq(node)).toBe(true);
});

test("a mark of a foreign page is only its text", () => {
  expect(blockOfHtml("<p><mark>أ</mark></p>").eq(p("أ"))).toBe(true);
});

test("what is typed behind it does not belong to it", () => {
  expect(new Desk([p(run("أ", comment), "⟦⟧")]).type("ب").text).toBe(
    'paragraph(comment("أ"), "ب⟦⟧")',
  );
});
