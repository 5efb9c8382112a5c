import type { Node } from "prosemirror-model";
import { describe, expect, test } from "vitest";
import { block, p } from "../../testing/build";
import { Desk } from "../../testing/desk";

const ids = ["1", "2", "3"].map((digit) => `01J0000000000000000000000${digit}`);
const [A = "", B = ""] = ids;

function note(id: string, ...text: string[]): Node {
  return block("footnote", { id }, p(...text));
}

function sign(target: string): Node {
  return block("footnote_ref", { target });
}

/** The numbers shown at signs and at notes, in the order of the page. */
function shown(desk: Desk): (string | undefined)[][] {
  const of = (selector: string): (string | undefined)[] =>
    [...desk.view.dom.querySelectorAll<HTMLElement>(selector)].map(
      ({ dataset }) => dataset["number"],
    );
  return [of(".footnote-ref"), of("aside.footnote")];
}

function undone(desk: Desk, before: Node): void {
  expect(desk.run("undo")).toBe(true);
  expect(String(desk.doc)).toBe(String(before));
}

describe("making", () => {
  test("the sign comes at the caret, the note at the end with the caret in it, in one step", () => {
    const desk = new Desk([p("أ⟦⟧ب"), p("ج")]);
    const before = desk.doc;
    expect(desk.run("footnote")).toBe(true);
    expect(desk.text).toBe(
      'paragraph("أ", footnote_ref, "ب"), paragraph("ج"), footnote(paragraph("⟦⟧"))',
    );
    expect(desk.doc.child(0).child(1).attrs["target"]).toBe(desk.doc.child(2).attrs["id"]);
    undone(desk, before);
  });

  test("a note before others comes before them and all are numbered as they are pointed at", () => {
    const desk = new Desk([p("أ⟦⟧ب", sign(A)), p("ج", sign(B)), note(A, "د"), note(B, "ه")]);
    expect(shown(desk)).toEqual([
      ["1", "2"],
      ["1", "2"],
    ]);
    desk.run("footnote");
    expect(shown(desk)).toEqual([
      ["1", "2", "3"],
      ["1", "2", "3"],
    ]);
    expect(desk.doc.child(3).attrs["id"]).toBe(A);
  });

  test("between two, its note comes between theirs", () => {
    const desk = new Desk([p("أ", sign(A), "ب⟦⟧ج", sign(B)), note(A, "د"), note(B, "ه")]);
    desk.run("footnote");
    expect(desk.doc.children.map(({ textContent }) => textContent).slice(1)).toEqual([
      "د",
      "",
      "ه",
    ]);
  });

  test("a note has no notes", () => {
    expect(new Desk([p("أ", sign(A)), note(A, "ب⟦⟧")]).run("footnote")).toBe(false);
  });
});

describe("numbers", () => {
  test("follow the text when blocks change places, and one note has one number", () => {
    const desk = new Desk([
      p("أ⟦⟧", sign(A), sign(A)),
      p("ب", sign(B)),
      note(A, "ج"),
      note(B, "د"),
    ]);
    expect(shown(desk)).toEqual([
      ["1", "1", "2"],
      ["1", "2"],
    ]);
    desk.run("move_down");
    expect(shown(desk)).toEqual([
      ["1", "2", "2"],
      ["2", "1"],
    ]);
  });

  test("a sign without a note says so", () => {
    expect(shown(new Desk([p("أ", sign(A))]))).toEqual([["?"], []]);
  });

  test("typing beside a sign leaves them as they are", () => {
    const desk = new Desk([p("أ⟦⟧", sign(A)), note(A, "ب")]);
    desk.type("سطر");
    expect(shown(desk)).toEqual([["1"], ["1"]]);
  });
});

describe("going between them", () => {
  test("from the sign into the note, and back behind the sign", () => {
    const desk = new Desk([p("أ", sign(A), "⟦⟧ب"), note(A, "ج")]);
    expect(desk.run("footnote_jump")).toBe(true);
    expect(desk.text).toBe('paragraph("أ", footnote_ref, "ب"), footnote(paragraph("⟦⟧ج"))');
    expect(desk.run("footnote_jump")).toBe(true);
    expect(desk.text).toBe('paragraph("أ", footnote_ref, "⟦⟧ب"), footnote(paragraph("ج"))');
  });

  test("elsewhere there is nowhere to go", () => {
    expect(new Desk([p("أ⟦⟧ب", sign(A)), note(A, "ج")]).run("footnote_jump")).toBe(false);
    expect(new Desk([p(sign(A), "⟦⟧أ")]).run("footnote_jump")).toBe(false);
  });
});

describe("neither stays without the other", () => {
  test("the note goes with its sign, and comes back with one undo", () => {
    const desk = new Desk([p("أ", sign(A), "⟦⟧ب"), note(A, "ج"), p("د")]);
    const before = desk.doc;
    desk.keys("Backspace");
    expect(desk.text).toBe('paragraph("أ⟦⟧ب"), paragraph("د")');
    undone(desk, before);
  });

  test("the note stays while another sign points at it", () => {
    const desk = new Desk([p("أ", sign(A), "⟦⟧ب", sign(A)), note(A, "ج")]);
    desk.keys("Backspace");
    expect(desk.text).toBe('paragraph("أ⟦⟧ب", footnote_ref), footnote(paragraph("ج"))');
  });

  test("all signs go with their note, and come back with one undo", () => {
    const desk = new Desk([p("أ", sign(A), "ب"), p(sign(A), "ج"), note(A, "د⟦⟧")]);
    const before = desk.doc;
    desk.run("delete_block");
    expect(String(desk.doc)).toBe('doc(paragraph("أب"), paragraph("ج"))');
    undone(desk, before);
  });

  test("Backspace in an empty note takes both, and the caret goes back to the line", () => {
    const desk = new Desk([p("أ⟦⟧ب")]);
    desk.run("footnote");
    desk.keys("Backspace");
    expect(desk.text).toBe('paragraph("أ⟦⟧ب")');
  });

  test("a sign that was cut brings its note along to where it is put in", () => {
    const desk = new Desk([p("⟦أ", sign(A), "ب⟧"), p("ج"), note(A, "د")]);
    const { state } = desk.view;
    const cut = state.selection.content();
    desk.view.dispatch(state.tr.deleteSelection());
    expect(String(desk.doc)).toBe('doc(paragraph, paragraph("ج"))');
    desk.view.dispatch(desk.view.state.tr.insert(3, cut.content.child(0).content));
    expect(String(desk.doc)).toBe(
      'doc(paragraph, paragraph("أ", footnote_ref, "بج"), footnote(paragraph("د")))',
    );
  });

  test("a sign from another article, whose note did not come along, is left out", () => {
    const desk = new Desk([p("أ⟦⟧")]);
    const { state } = desk.view;
    desk.view.dispatch(state.tr.insert(2, [sign(B)]));
    expect(String(desk.doc)).toBe('doc(paragraph("أ"))');
  });
});
