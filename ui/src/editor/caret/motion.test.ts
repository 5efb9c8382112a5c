import { expect, test } from "vitest";
import { p } from "../testing/build";
import { Desk } from "../testing/desk";
import { pretendLayout } from "../testing/layout";

test("where nothing is laid out the key is left to the engine", () => {
  pretendLayout();
  const desk = new Desk([p("قا⟦⟧ل")]);
  expect(desk.press({ key: "ArrowLeft", code: "ArrowLeft" })).toBe(false);
  expect(desk.text).toBe('paragraph("قا⟦⟧ل")');
});

test("from an empty block the key leads to the next one", () => {
  pretendLayout();
  const desk = new Desk([p("⟦⟧"), p()]);
  desk.view.dispatch(desk.view.state.tr);
  expect(desk.keys("ArrowLeft").view.state.selection.head).toBe(desk.doc.child(0).nodeSize + 1);
});
