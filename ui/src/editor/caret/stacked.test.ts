import type { Node } from "prosemirror-model";
import { expect, test } from "vitest";
import { block, h2, hr, li, p, table, td, tr, ul } from "../testing/build";
import { Desk } from "../testing/desk";
import { blockBeyond, blocksAtEdge } from "./stacked";

/** The position before the block of text that holds `words`, and before its cell or item. */
function places(doc: Node, words: string): { text: number; around: number } {
  let [text, around] = [-1, -1];
  doc.descendants((node, position) => {
    if (!node.isTextblock || node.textContent !== words) return;
    text = position;
    const $text = doc.resolve(position);
    around = $text.depth === 0 ? position : $text.before();
  });
  return { text, around };
}

/** Gives each cell of the desk's tables its column as the eye sees it: 100 pixels each, the first one on the right. */
function layOut(desk: Desk, columns: number): void {
  for (const row of desk.view.dom.querySelectorAll("tr"))
    [...row.children].forEach((cell, index) => {
      const right = (columns - index) * 100;
      cell.getBoundingClientRect = () => new DOMRect(right - 100, 0, 100, 20);
    });
}

const rows = (): Node =>
  table(tr(td(p("a")), td(p("b"))), tr(td(p("c")), td(p("d"))), tr(td(p("e")), td(p("f"))));

test("from a cell the way leads to the one below or above in the column, and out of the last one", () => {
  const desk = new Desk([p("before"), rows(), p("after")]);
  layOut(desk, 2);
  const { doc } = desk;
  const from = (words: string, way: "up" | "down", column: number): number | null =>
    blockBeyond(desk.view, places(doc, words).text, way, column);
  expect(from("a", "down", 150)).toBe(places(doc, "c").around);
  expect(from("b", "down", 50)).toBe(places(doc, "d").around);
  expect(from("f", "up", 50)).toBe(places(doc, "d").around);
  // The column decides, not the cell: so a row of presses keeps its column over a wide cell.
  expect(from("a", "down", 50)).toBe(places(doc, "d").around);
  expect(from("e", "down", 150)).toBe(places(doc, "after").text);
  expect(from("b", "up", 50)).toBe(places(doc, "before").text);
});

test("a table is come into by its first or its last row", () => {
  const desk = new Desk([rows()]);
  const { doc } = desk;
  expect(blocksAtEdge(desk.view, 0, "down")).toEqual([
    places(doc, "a").around,
    places(doc, "b").around,
  ]);
  expect(blocksAtEdge(desk.view, 0, "up")).toEqual([
    places(doc, "e").around,
    places(doc, "f").around,
  ]);
});

test("a cell over several rows is left below all of them, and is above what is beside its end", () => {
  const tall = block("table_cell", { rowspan: 2 }, p("tall"));
  const desk = new Desk([table(tr(td(p("a")), tall), tr(td(p("c"))), tr(td(p("e")), td(p("f"))))]);
  layOut(desk, 2);
  const { doc } = desk;
  expect(blockBeyond(desk.view, places(doc, "tall").text, "down", 50)).toBe(
    places(doc, "f").around,
  );
  expect(blockBeyond(desk.view, places(doc, "f").text, "up", 50)).toBe(places(doc, "tall").around);
});

test("elsewhere blocks follow one another, over the ends of what holds them", () => {
  const desk = new Desk([ul(li(p("one")), li(p("two"))), hr(), h2("head")]);
  const { doc, view } = desk;
  expect(blockBeyond(view, places(doc, "one").text, "down", 0)).toBe(places(doc, "two").around);
  const divider = doc.child(0).nodeSize;
  expect(blockBeyond(view, places(doc, "two").text, "down", 0)).toBe(divider);
  expect(blockBeyond(view, divider, "up", 0)).toBe(0);
  expect(blockBeyond(view, places(doc, "head").text, "down", 0)).toBeNull();
});
