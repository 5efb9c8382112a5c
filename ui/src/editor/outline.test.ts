import { describe, expect, it } from "vitest";
import { linesOf, selectedLinesOf } from "./lines";
import { outlineOf, sameOutline } from "./outline";
import { br, h2, h3, li, p, table, td, tr, ul } from "./testing/build";
import { stateOf } from "./testing/desk";

const blocks = (here: string) => [
  p(`مقدمة${here === "مقدمة" ? "⟦⟧" : ""}`),
  h2("أولاً", br(), "بداية"),
  h3(`Kobanê${here === "Kobanê" ? "⟦⟧" : ""}`),
  ul(li(p(`بند${here === "بند" ? "⟦⟧" : ""}`))),
  h2(),
];

describe("the outline", () => {
  it("holds the headings, each in its own direction and on one line", () => {
    const { headings } = outlineOf(stateOf(blocks("مقدمة")));
    expect(headings.map(({ level, text, dir }) => [level, text, dir])).toEqual([
      [2, "أولاً بداية", "rtl"],
      [3, "Kobanê", "ltr"],
      [2, "", "rtl"],
    ]);
    expect(new Set(headings.map(({ id }) => id)).size).toBe(3);
  });

  it("marks the heading that the caret stands in or under, and none before the first", () => {
    expect(outlineOf(stateOf(blocks("مقدمة"))).current).toBeNull();
    for (const here of ["Kobanê", "بند"]) {
      const { headings, current } = outlineOf(stateOf(blocks(here)));
      expect(headings.find(({ id }) => id === current)?.text).toBe("Kobanê");
    }
  });

  it("is another one when a word or the place of the caret is", () => {
    const one = outlineOf(stateOf(blocks("مقدمة")));
    expect(sameOutline(one, outlineOf(stateOf(blocks("مقدمة"))))).toBe(true);
    expect(sameOutline(one, outlineOf(stateOf(blocks("بند"))))).toBe(false);
    expect(sameOutline(one, outlineOf(stateOf([p("مقدمة⟦⟧")])))).toBe(false);
  });
});

describe("the lines that are counted", () => {
  it("are those of every block of text, a hard break a line feed", () => {
    const state = stateOf([
      p("واحد", br(), "اثنان"),
      ul(li(p("ثلاثة"))),
      table(tr(td(p("أربعة")))),
    ]);
    expect(linesOf(state)).toEqual(["واحد\nاثنان", "ثلاثة", "أربعة"]);
    expect(selectedLinesOf(state)).toEqual([]);
  });

  it("are cut to what is selected", () => {
    const state = stateOf([p("واحد ⟦اثنان"), ul(li(p("ثلاثة"))), p("أربعة⟧ خمسة")]);
    expect(selectedLinesOf(state)).toEqual(["اثنان", "ثلاثة", "أربعة"]);
  });
});
