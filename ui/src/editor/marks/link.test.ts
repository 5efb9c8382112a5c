import { describe, expect, test } from "vitest";
import { linked, p, run } from "../testing/build";
import { Desk } from "../testing/desk";
import { blockOfHtml, htmlOf } from "../testing/dom";
import { isAllowedHref, normalHref } from "./link";

describe("what a person types", () => {
  test.each([
    ["https://xeber24.net/a%20b", "https://xeber24.net/a%20b"],
    [" http://example.org ", "http://example.org"],
    ["xeber24.net", "https://xeber24.net"],
    ["www.example.org/a?b=1#c", "https://www.example.org/a?b=1#c"],
    ["example.org:8080/a", "https://example.org:8080/a"],
    ["موقع.سوريا", "https://موقع.سوريا"],
    ["desk@example.org", "mailto:desk@example.org"],
    ["mailto:desk@example.org", "mailto:desk@example.org"],
    ["tel:+96352421", "tel:+96352421"],
    ["HTTPS://EXAMPLE.ORG", "https://EXAMPLE.ORG"],
  ])("%s leads to %s", (typed, href) => {
    expect(normalHref(typed)).toBe(href);
    expect(isAllowedHref(href)).toBe(true);
  });

  test.each([
    "",
    "نص",
    "javascript:alert(1)",
    "JaVaScRiPt:alert(1)",
    " javascript:alert(1)",
    "data:text/html,x",
    "file:///etc/passwd",
    "ftp://example.org",
    "vbscript:x",
    "https://",
    "https:example.org",
    "https://exa mple.org",
    "//example.org",
    "/a/b",
    "mailto:",
    "java\nscript:alert(1)",
  ])("%o leads nowhere", (typed) => {
    expect(normalHref(typed)).toBeNull();
    expect(isAllowedHref(typed)).toBe(false);
  });
});

test("it is <a> with its title", () => {
  const node = p(linked("أ", "https://example.org"));
  expect(htmlOf(node)).toBe('<p><a href="https://example.org">أ</a></p>');
  expect(blockOfHtml('<p><a href="https://example.org" target="_blank">أ</a></p>').eq(node)).toBe(
    true,
  );
  expect(blockOfHtml('<p><a href="javascript:x">أ</a><a name="b">ب</a></p>').eq(p("أب"))).toBe(
    true,
  );
});

test("a selection is linked, and unlinked", () => {
  const desk = new Desk([p("قال ⟦ميلر⟧ أمس")]);
  expect(desk.run("link", { href: "xeber24.net" })).toBe(true);
  expect(htmlOf(desk.doc.child(0))).toContain('<a href="https://xeber24.net">ميلر</a>');
  expect(desk.run("unlink")).toBe(true);
  expect(desk.run("unlink")).toBe(false);
});

test("an address that is not allowed changes nothing", () => {
  const desk = new Desk([p("⟦ميلر⟧")]);
  expect(desk.run("link", { href: "javascript:x" })).toBe(false);
  expect(desk.run("link")).toBe(false);
  expect(desk.text).toBe('paragraph("⟦ميلر⟧")');
});

test.each(["⟦⟧ميلر", "مي⟦⟧لر", "ميلر⟦⟧"])(
  "the caret at %s changes or removes the whole link",
  (text) => {
    const parts = (): Desk =>
      new Desk([
        p(
          "قال ",
          linked(text, "https://a.org"),
          run(" و", "strong"),
          linked("آخر", "https://b.org"),
        ),
      ]);
    const changed = parts();
    expect(changed.run("link", { href: "https://c.org" })).toBe(true);
    expect(htmlOf(changed.doc.child(0))).toContain('قال <a href="https://c.org">ميلر</a><strong>');
    const removed = parts();
    expect(removed.run("unlink")).toBe(true);
    expect(htmlOf(removed.doc.child(0))).toContain(
      'قال ميلر<strong> و</strong><a href="https://b.org">',
    );
  },
);

test("a link with a strong word in it is one link", () => {
  const bold = linked("ثان", "https://a.org");
  const strong = run("ثان", ...bold.marks, "strong");
  const desk = new Desk([p(linked("أو⟦⟧ل", "https://a.org"), strong)]);
  desk.run("unlink");
  expect(desk.text).toBe('paragraph("أو⟦⟧ل", strong("ثان"))');
});

test("without a selection the address itself is written as a link", () => {
  const desk = new Desk([p("انظر ⟦⟧")]);
  desk.run("link", { href: "xeber24.net" });
  expect(htmlOf(desk.doc.child(0))).toBe(
    `<p data-id="01HZ0000000000000000000000">انظر <a href="https://xeber24.net">xeber24.net</a></p>`,
  );
});

test("what is typed at its end does not belong to it", () => {
  expect(new Desk([p(linked("أ⟦⟧", "https://a.org"))]).type("ب").text).toBe(
    'paragraph(link("أ"), "ب⟦⟧")',
  );
});
