import fc from "fast-check";
import { EditorState } from "prosemirror-state";
import type { DecorationSet } from "prosemirror-view";
import { describe, expect, test, vi } from "vitest";
import { articleDirection, articleDirectionChange, directionPlugin } from "./direction_plugin";
import { block, docOf, li, p, quote, table, td, tr, ul } from "./testing/build";
import { Desk } from "./testing/desk";
import { anyDocument } from "./testing/documents";
import { anyEdits, edited } from "./testing/edits";

// Many documents on a busy machine take their time.
vi.setConfig({ testTimeout: 60_000 });

test("an empty Arabic paragraph is right to left before the first key", () => {
  const desk = new Desk([p("⟦⟧")], "rtl");
  expect(desk.view.dom.dir).toBe("rtl");
  expect(desk.shown(0).dir).toBe("rtl");
  expect(new Desk([p("⟦⟧")], "ltr").shown(0).dir).toBe("ltr");
});

test("each block has its own direction, and typing changes only its own", () => {
  const desk = new Desk([p("أعلنت"), p("⟦⟧"), p("The ministry")]);
  const directions = () => [0, 1, 2].map((index) => desk.shown(index).dir);
  expect(directions()).toEqual(["rtl", "rtl", "ltr"]);
  desk.type("Kobanê");
  expect(directions()).toEqual(["rtl", "ltr", "ltr"]);
});

test("lists, quotes and tables follow all their text", () => {
  const desk = new Desk([
    ul(li(p("one")), li(p("٢"))),
    quote(p("two")),
    table(tr(td(p("three")))),
    ul(li(p("أربعة"))),
  ]);
  expect([0, 1, 2, 3].map((index) => desk.shown(index).dir)).toEqual(["ltr", "ltr", "ltr", "rtl"]);
});

test("the article's direction is told without an edit, and reaches every block without letters", () => {
  const desk = new Desk([p("2024"), p("أعلنت")], "rtl");
  const { doc } = desk;
  desk.view.dispatch(articleDirectionChange(desk.view.state, "ltr"));
  expect(desk.doc).toBe(doc);
  expect(desk.run("undo")).toBe(false);
  expect(articleDirection(desk.view.state)).toBe("ltr");
  expect([desk.view.dom.dir, desk.shown(0).dir, desk.shown(1).dir]).toEqual(["ltr", "ltr", "rtl"]);
});

describe("what a person sets", () => {
  test("stays whatever the letters, and is left to them again", () => {
    const desk = new Desk([p("أعل⟦⟧نت")]);
    expect(desk.run("dir_ltr")).toBe(true);
    expect(desk.doc.child(0).attrs["dir"]).toBe("ltr");
    expect(desk.shown(0).dir).toBe("ltr");
    expect(desk.run("dir_ltr")).toBe(false);
    expect(desk.run("dir_auto")).toBe(true);
    expect(desk.doc.child(0).attrs["dir"]).toBeNull();
    expect(desk.shown(0).dir).toBe("rtl");
  });

  test("reaches a list whose text is all selected, and only the item otherwise", () => {
    const all = new Desk([ul(li(p("⟦أ")), li(p("ب⟧")))]);
    all.run("dir_ltr");
    expect(all.doc.child(0).attrs["dir"]).toBe("ltr");
    const one = new Desk([ul(li(p("⟦⟧أ")), li(p("ب")))]);
    one.run("dir_ltr");
    expect(one.doc.child(0).attrs["dir"]).toBeNull();
    expect(one.doc.child(0).child(0).child(0).attrs["dir"]).toBe("ltr");
    expect(one.doc.child(0).child(1).child(0).attrs["dir"]).toBeNull();
  });

  test("goes on in the paragraph that Enter makes", () => {
    const desk = new Desk([block("paragraph", { dir: "ltr", lang: "en" }, "a⟦⟧")]).keys("Enter");
    expect(desk.doc.child(1).attrs).toMatchObject({ dir: "ltr", lang: "en" });
  });
});

/** What is shown, as from-to-direction, in a fixed order. */
function shown(state: EditorState): string[] {
  const set = directionPlugin("rtl").spec.key?.getState(state) as { decorations: DecorationSet };
  const all = set.decorations
    .find()
    .map(({ from, to, spec }) => `${from}-${to}-${(spec as { shown: string }).shown}`);
  return all.sort();
}

test("after any edit the same is shown as for the document opened anew", () => {
  fc.assert(
    fc.property(anyDocument, anyEdits, (doc, edits) => {
      const begun = EditorState.create({ doc, plugins: [directionPlugin("rtl")] });
      const state = edited(begun, edits, "ن");
      const anew = EditorState.create({ doc: state.doc, plugins: [directionPlugin("rtl")] });
      expect(shown(state)).toEqual(shown(anew));
    }),
    { numRuns: 200 },
  );
});

test("there is a document to show", () => {
  const state = EditorState.create({ doc: docOf([p("أ")]), plugins: [directionPlugin("rtl")] });
  expect(shown(state)).toEqual(["0-3-rtl"]);
});
