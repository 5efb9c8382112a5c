import { NodeSelection } from "prosemirror-state";
import { expect, test } from "vitest";
import { br, hr, p } from "../testing/build";
import { Desk } from "../testing/desk";
import { blockOfHtml, htmlOf } from "../testing/dom";

test("a new line in the same paragraph", () => {
  const node = p("أ", br(), "ب");
  expect(htmlOf(node)).toBe("<p>أ<br>ب</p>");
  expect(blockOfHtml("<p>أ<br>ب</p>").eq(node)).toBe(true);
});

test("Shift-Enter breaks the line, and takes the place of the selection", () => {
  const desk = new Desk([p("أ⟦ب⟧ج")]);
  expect(desk.press({ key: "Enter", code: "Enter", shiftKey: true })).toBe(true);
  expect(desk.text).toBe('paragraph("أ", hard_break, "⟦⟧ج")');
});

test("it is refused where no text is", () => {
  const desk = new Desk([hr(), p("ب")]);
  const { tr } = desk.view.state;
  desk.view.dispatch(tr.setSelection(NodeSelection.create(tr.doc, 0)));
  expect(desk.run("hard_break")).toBe(false);
});
