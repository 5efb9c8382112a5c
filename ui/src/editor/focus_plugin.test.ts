import { TextSelection } from "prosemirror-state";
import { describe, expect, it } from "vitest";
import { focusChange, type FocusUnit, focusUnit } from "./focus_plugin";
import { h2, li, p, ul } from "./testing/build";
import { Desk } from "./testing/desk";

const clear = (desk: Desk): string[] =>
  [...desk.view.dom.querySelectorAll(".clear")].map((one) => one.textContent);

function turn(desk: Desk, unit: FocusUnit): void {
  desk.view.dispatch(focusChange(desk.view.state, unit));
}

describe("while only the text is shown", () => {
  it("the caret's paragraph is clear, and follows the caret", () => {
    const desk = new Desk([h2("عنوان"), ul(li(p("أول⟦⟧")), li(p("ثان"))), p("ثالث")]);
    expect(clear(desk)).toEqual([]);
    turn(desk, "paragraph");
    expect(clear(desk)).toEqual(["أول"]);
    desk.view.dispatch(desk.view.state.tr.setSelection(TextSelection.atEnd(desk.doc)));
    expect(clear(desk)).toEqual(["ثالث"]);
    desk.type("!");
    expect(clear(desk)).toEqual(["ثالث!"]);
    turn(desk, null);
    expect(clear(desk)).toEqual([]);
  });

  it("or its sentence, and all paragraphs of a selection", () => {
    const desk = new Desk([p("أول. ثا⟦⟧ن. ثالث."), p("رابع")]);
    turn(desk, "sentence");
    expect(clear(desk)).toEqual(["ثان."]);
    desk.view.dispatch(
      desk.view.state.tr.setSelection(TextSelection.create(desk.doc, 2, desk.doc.content.size - 2)),
    );
    expect(clear(desk)).toEqual(["أول. ثان. ثالث.", "رابع"]);
  });

  it("nothing is an edit", () => {
    const desk = new Desk([p("أول⟦⟧")]);
    const before = desk.doc;
    turn(desk, "paragraph");
    expect(desk.doc).toBe(before);
    expect(focusUnit(desk.view.state)).toBe("paragraph");
  });
});
