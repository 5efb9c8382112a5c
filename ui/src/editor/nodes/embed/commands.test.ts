import { describe, expect, test } from "vitest";
import { NodeSelection } from "prosemirror-state";
import { summarize } from "../../summary";
import { block, linked, p, ul, li } from "../../testing/build";
import { Desk } from "../../testing/desk";

const URL = "https://youtu.be/a1?t=2";

test("an address alone in its paragraph is offered as a card and becomes one in one step", () => {
  const desk = new Desk([p("أ"), block("paragraph", { lang: "en" }, `${URL}⟦⟧`)]);
  const before = desk.doc;
  expect(summarize(desk.view.state).address).toBe(URL);
  expect(desk.run("embed")).toBe(true);
  const attrs: Record<string, unknown> = desk.doc.child(1).attrs;
  const id: unknown = before.child(1).attrs["id"];
  expect(attrs).toMatchObject({ url: URL, title: "", lang: "en", id });
  expect(summarize(desk.view.state).embed).toBeNull();
  expect(desk.text).toBe('paragraph("أ"), embed, paragraph("⟦⟧")');
  desk.run("undo");
  expect(desk.doc.eq(before)).toBe(true);
});

test("also where it is a link; not among words, in a list, or where it is none of a page", () => {
  expect(summarize(new Desk([p(linked(`⟦⟧${URL}`, URL))]).view.state).address).toBe(URL);
  for (const other of [
    p(`انظر ${URL}⟦⟧`),
    p("⟦⟧"),
    p("⟦⟧example.org"),
    p("mailto:a@b.org⟦⟧"),
    ul(li(p(`${URL}⟦⟧`))),
  ]) {
    const desk = new Desk([other]);
    expect(summarize(desk.view.state).address).toBeNull();
    expect(desk.run("embed")).toBe(false);
  }
});

test("an address that is given comes behind the caret's block", () => {
  const desk = new Desk([p("أ⟦⟧")]);
  expect(desk.run("embed", { href: "ftp://a.org" })).toBe(false);
  expect(desk.run("embed", { href: "xeber24.net/خبر" })).toBe(true);
  expect(String(desk.doc)).toBe('doc(paragraph("أ"), embed, paragraph)');
  expect(desk.doc.child(1).attrs["url"]).toBe("https://xeber24.net/خبر");
});

test.each([
  ["a paragraph", [p("أ⟦⟧"), p("ب")], 'paragraph("أ"), embed, paragraph("⟦⟧ب")'],
  ["a list", [p("أ⟦⟧"), ul(li(p("ب")))], 'paragraph("أ"), embed, paragraph("⟦⟧"), list('],
  ["nothing", [p("⟦⟧")], 'embed, paragraph("⟦⟧")'],
])(
  "the caret stands behind the card, before %s: what is typed leaves it there",
  (_, page, text) => {
    const desk = new Desk(page);
    const before = desk.doc;
    desk.run("embed", { href: URL });
    expect(desk.text).toContain(text);
    desk.run("undo");
    expect(desk.doc.eq(before)).toBe(true);
    desk.run("embed", { href: URL });
    expect(desk.type("ثم").text).toContain(text.replace("⟦⟧", "ثم⟦⟧"));
  },
);

/** A page with a card, which is selected. */
function withCard(): { desk: Desk; key: string } {
  const desk = new Desk([p("⟦⟧أ")]);
  desk.run("embed", { href: URL });
  const { tr, doc } = desk.view.state;
  desk.view.dispatch(tr.setSelection(NodeSelection.create(doc, doc.child(0).nodeSize)));
  return { desk, key: String(doc.child(1).attrs["id"]) };
}

describe("a card", () => {
  test("gets a title in one step of undo, and stays selected", () => {
    const { desk, key } = withCard();
    const before = desk.doc;
    for (const title of ["ل", "لق", "لقاء"]) desk.run("describe_embed", { key, title });
    expect(summarize(desk.view.state).embed?.title).toBe("لقاء");
    desk.run("undo");
    expect(desk.doc.eq(before)).toBe(true);
    expect(desk.run("describe_embed", { key: "no", title: "س" })).toBe(false);
  });

  test("becomes a link again, by its title", () => {
    const { desk, key } = withCard();
    desk.run("describe_embed", { key, title: "لقاء" });
    expect(desk.run("embed_to_link")).toBe(true);
    expect(desk.text).toContain('paragraph(link("لقاء"), "⟦⟧")');
    expect(desk.doc.child(1).attrs["id"]).toBe(key);
    expect(desk.run("embed_to_link")).toBe(false);
  });
});
