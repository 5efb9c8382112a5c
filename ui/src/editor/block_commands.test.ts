import { describe, expect, test } from "vitest";
import { NodeSelection } from "prosemirror-state";
import { blocksTaken } from "./block_commands";
import { block, h2, hr, li, p, quote, table, td, topIds, tr, ul } from "./testing/build";
import { Desk } from "./testing/desk";

const UP = { key: "ArrowUp", code: "ArrowUp", altKey: true };
const DOWN = { key: "ArrowDown", code: "ArrowDown", altKey: true };

/** Selects the top-level block of this index whole. */
function select(desk: Desk, index: number): Desk {
  const before = desk.doc.children.slice(0, index);
  const at = before.reduce((sum, one) => sum + one.nodeSize, 0);
  const { state } = desk.view;
  desk.view.dispatch(state.tr.setSelection(NodeSelection.create(state.doc, at)));
  return desk;
}

/** Undoes once, after which all has to be as it was. */
function undone(desk: Desk, before: Desk["doc"]): void {
  expect(desk.run("undo")).toBe(true);
  expect(desk.doc.eq(before)).toBe(true);
}

describe("moving by keys", () => {
  test("a block goes up and down with its caret and its id, a step of undo each", () => {
    const desk = new Desk([p("أ"), h2("ب⟦⟧"), p("ج")]);
    const before = desk.doc;
    const [one, two, three] = topIds(before);
    expect(desk.press(UP)).toBe(true);
    expect(desk.text).toBe('heading("ب⟦⟧"), paragraph("أ"), paragraph("ج")');
    expect(topIds(desk.doc)).toEqual([two, one, three]);
    undone(desk, before);
    expect(desk.press(DOWN)).toBe(true);
    expect(desk.text).toBe('paragraph("أ"), paragraph("ج"), heading("ب⟦⟧")');
    const down = desk.doc;
    desk.press(UP);
    desk.press(UP);
    desk.type("س");
    desk.run("undo");
    desk.run("undo");
    undone(desk, down);
    undone(desk, before);
  });

  test("all blocks that are selected go together", () => {
    const desk = new Desk([p("أ"), p("⟦ب"), p("ج⟧"), p("د")]);
    desk.press(UP);
    expect(desk.text).toBe('paragraph("⟦ب"), paragraph("ج⟧"), paragraph("أ"), paragraph("د")');
    desk.press(DOWN);
    desk.press(DOWN);
    expect(desk.text).toBe('paragraph("أ"), paragraph("د"), paragraph("⟦ب"), paragraph("ج⟧")');
  });

  test("at the end of the way nothing changes, and the keys are taken all the same", () => {
    const desk = new Desk([p("⟦⟧أ"), p("ب")]);
    const before = desk.doc;
    expect(desk.run("move_up")).toBe(false);
    expect(desk.press(UP)).toBe(true);
    expect(desk.doc).toBe(before);
  });

  test("items change places in their list, with what is nested in them", () => {
    const desk = new Desk([p("س"), ul(li(p("أ")), li(p("ب⟦⟧"), ul(li(p("ج")))), li(p("د")))]);
    const before = desk.doc;
    desk.press(UP);
    expect(desk.text).toBe(
      'paragraph("س"), list(list_item(paragraph("ب⟦⟧"), list(list_item(paragraph("ج")))), list_item(paragraph("أ")), list_item(paragraph("د")))',
    );
    desk.press(UP);
    expect(desk.doc.child(0).textContent).toBe("س");
    undone(desk, before);
  });

  test("the only item is its list, and the only block of a quote the quote", () => {
    const list = new Desk([p("أ"), ul(li(p("ب⟦⟧")))]);
    list.press(UP);
    expect(list.text).toBe('list(list_item(paragraph("ب⟦⟧"))), paragraph("أ")');
    const nested = new Desk([ul(li(p("أ")), li(p("ب"), ul(li(p("ج⟦⟧")))))]);
    nested.press(UP);
    expect(nested.doc.textContent).toBe("بجأ");
    const said = new Desk([p("أ"), quote(p("ب⟦⟧"))]);
    said.press(UP);
    expect(said.text).toBe('quote(paragraph("ب⟦⟧")), paragraph("أ")');
  });

  test("from a cell the whole table goes", () => {
    const desk = new Desk([table(tr(td(p("أ")), td(p("ب⟦⟧")))), p("ج")]);
    desk.press(DOWN);
    expect(desk.doc.child(1).type.name).toBe("table");
    expect(desk.view.state.selection.$from.parent.textContent).toBe("ب");
  });

  test("a block without text goes while it is selected", () => {
    const desk = select(new Desk([p("أ"), hr(), p("ب")]), 1);
    expect(desk.press(DOWN)).toBe(true);
    expect(desk.press(UP)).toBe(true);
    expect(desk.press(UP)).toBe(true);
    expect(String(desk.doc)).toBe('doc(divider, paragraph("أ"), paragraph("ب"))');
    expect(desk.view.state.selection.from).toBe(0);
  });
});

describe("doubling and taking away", () => {
  test("a copy comes behind the block, with another id and the caret", () => {
    const desk = new Desk([p("أ⟦⟧ب"), p("ج")]);
    const before = desk.doc;
    const [first] = topIds(before);
    expect(desk.run("duplicate")).toBe(true);
    expect(desk.text).toBe('paragraph("أب"), paragraph("أ⟦⟧ب"), paragraph("ج")');
    const ids = topIds(desk.doc);
    expect(ids[0]).toBe(first);
    expect(new Set(ids).size).toBe(3);
    undone(desk, before);
  });

  test("an item is doubled in its list; a note is not", () => {
    const desk = new Desk([ul(li(p("أ⟦⟧")), li(p("ب")))]);
    desk.run("duplicate");
    expect(desk.doc.child(0).childCount).toBe(3);
    const note = new Desk([p("أ"), block("footnote", {}, p("ب⟦⟧"))]);
    expect(note.run("duplicate")).toBe(false);
  });

  test("a selected block is doubled and the copy is selected", () => {
    const desk = select(new Desk([p("أ"), hr(), p("ب")]), 1);
    desk.run("duplicate");
    expect(String(desk.doc)).toBe('doc(paragraph("أ"), divider, divider, paragraph("ب"))');
    expect(desk.view.state.selection.from).toBe(4);
  });

  test("blocks go, and a document keeps an empty paragraph", () => {
    const desk = new Desk([p("أ"), p("⟦ب"), p("ج⟧")]);
    const before = desk.doc;
    expect(desk.run("delete_block")).toBe(true);
    expect(desk.text).toBe('paragraph("أ⟦⟧")');
    undone(desk, before);
    const only = new Desk([p("⟦⟧أ")]);
    only.run("delete_block");
    expect(only.text).toBe('paragraph("⟦⟧")');
  });
});

describe("taking by the handle", () => {
  test("blocks come before the one they are let go at", () => {
    const desk = new Desk([p("أ"), p("ب"), p("ج"), p("د")]);
    const taken = (first: number, last: number, target: number) =>
      blocksTaken(desk.view.state.tr, { first, last, target })?.doc.textContent;
    expect(taken(0, 1, 3)).toBe("بجأد");
    expect(taken(2, 4, 0)).toBe("جدأب");
    expect(taken(0, 1, 4)).toBe("بجدأ");
    expect([taken(1, 2, 1), taken(1, 2, 2)]).toEqual([undefined, undefined]);
  });
});
