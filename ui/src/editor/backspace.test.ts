import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { backspaceLength } from "./backspace";
import { block, br, p, run } from "./testing/build";
import { Desk } from "./testing/desk";

/** What is left of `text` after each Backspace until nothing is. */
function presses(text: string): string[] {
  const left: string[] = [];
  for (let rest = text; rest !== "";) {
    rest = rest.slice(0, rest.length - backspaceLength(rest));
    left.push(rest);
  }
  return left;
}

describe("one Backspace after another", () => {
  test.each([
    ["tanwin goes before its letter", "كتابً", ["كتاب", "كتا", "كت", "ك", ""]],
    ["shadda and fatha go one by one", "مَّ", ["مَ".slice(0, 2), "م", ""]],
    ["a superscript alef", "هٰ", ["ه", ""]],
    ["a Latin accent that was typed apart", "e\u0301", ["e", ""]],
    ["a Hebrew point", "ש\u05C1", ["ש", ""]],
    ["tatweel is a letter", "كـ", ["ك", ""]],
    ["an emoji family", "أ👨‍👩‍👧", ["أ", ""]],
    ["a flag", "🇸🇾", [""]],
    ["a heart with its variation", "❤️", [""]],
    ["a skin tone", "👍🏽", [""]],
    ["a non-joiner goes alone", "می\u200C", ["می", "م", ""]],
    ["a direction mark goes alone", "a\u200F", ["a", ""]],
    ["letters outside the basic plane", "𐎠𐎡", ["𐎠", ""]],
  ])("%s", (_what, text, left) => {
    expect(presses(text)).toEqual(left);
  });

  test("a mark in front of a joined sign stays away from what follows", () => {
    expect(presses("\u0651")).toEqual([""]);
    expect(backspaceLength("")).toBe(0);
  });

  test("no half of a surrogate pair is ever left", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 90 }), (text) => {
        for (const left of presses(text)) expect(left.isWellFormed()).toBe(true);
      }),
    );
  });
});

describe("in the editor", () => {
  test("the mark goes although it is set apart by its own bold", () => {
    const desk = new Desk([p(run("كتا"), run("بً⟦⟧", "strong"))]).keys("Backspace");
    expect(desk.text).toBe('paragraph("كتا", strong("ب⟦⟧"))');
  });

  test("a hard break and a footnote's sign go whole", () => {
    const ref = block("footnote_ref", { target: "01J00000000000000000000000" });
    const desk = new Desk([p("أ", br(), ref, "⟦⟧")]);
    expect(desk.keys("Backspace").text).toBe('paragraph("أ", hard_break, "⟦⟧")');
    expect(desk.keys("Backspace").text).toBe('paragraph("أ⟦⟧")');
  });

  test("a selection goes, and nothing before it", () => {
    expect(new Desk([p("كت⟦ابً⟧")]).keys("Backspace").text).toBe('paragraph("كت⟦⟧")');
  });

  test("at the start of a block it is left to joining", () => {
    const desk = new Desk([p("أول"), p("⟦⟧ثان")]).keys("Backspace");
    expect(desk.text).toBe('paragraph("أول⟦⟧ثان")');
  });
});
