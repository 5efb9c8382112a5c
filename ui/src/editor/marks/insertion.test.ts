import { expect, test } from "vitest";
import { schema } from "../schema";
import { p, run } from "../testing/build";
import { Desk } from "../testing/desk";
import { blockOfHtml, htmlOf } from "../testing/dom";

test("it says which one, who and when", () => {
  const mark = schema.mark("insertion", { id: "s1", person: "روجين", at: "2024-01-17T10:00:00Z" });
  const html =
    '<p><ins data-id="s1" data-person="روجين" data-at="2024-01-17T10:00:00Z">أ</ins></p>';
  expect(htmlOf(p(run("أ", mark)))).toBe(html);
  expect(blockOfHtml(html).eq(p(run("أ", mark)))).toBe(true);
});

test("a time that is none is refused, and not read", () => {
  expect(() => schema.mark("insertion", { id: "s1", person: "روجين", at: "أمس" })).toThrow(
    RangeError,
  );
  const html =
    '<p><ins data-id="s1" data-person="روجين" data-at="2024-99-01T10:00:00Z">أ</ins></p>';
  expect(blockOfHtml(html).eq(p("أ"))).toBe(true);
});

test("a <ins> of a foreign page is none", () => {
  const marks = blockOfHtml("<p><ins>أ</ins></p>")
    .child(0)
    .marks.map((mark) => mark.type.name);
  expect(marks).not.toContain("insertion");
});

test("what is typed at its end does not belong to it", () => {
  const mark = schema.mark("insertion", { id: "s1", person: "روجين", at: "2024-01-17T10:00:00Z" });
  expect(new Desk([p(run("أ⟦⟧", mark))]).type("ب").text).toBe('paragraph(insertion("أ"), "ب⟦⟧")');
});
