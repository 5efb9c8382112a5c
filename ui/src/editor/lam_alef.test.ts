import { Slice } from "prosemirror-model";
import { expect, test } from "vitest";
import { splitLamAlef } from "./lam_alef";
import { docOf, li, p, run, ul } from "./testing/build";
import { Desk } from "./testing/desk";

test.each([
  ["\uFEF5", "لآ"],
  ["\uFEF6", "لآ"],
  ["\uFEF7", "لأ"],
  ["\uFEF8", "لأ"],
  ["\uFEF9", "لإ"],
  ["\uFEFA", "لإ"],
  ["\uFEFB", "لا"],
  ["\uFEFC", "لا"],
])("%s is two letters", (ligature, letters) => {
  expect(splitLamAlef(`س${ligature}م`)).toBe(`س${letters}م`);
  expect(Array.from(letters)).toHaveLength(2);
});

test("typed, it is two letters with the caret behind both", () => {
  const desk = new Desk([p("س⟦⟧م")]).type("\uFEFB");
  expect(desk.text).toBe('paragraph("سلا⟦⟧م")');
  expect(desk.keys("Backspace").text).toBe('paragraph("سل⟦⟧م")');
});

test("it takes the place of the selection and its marks", () => {
  const desk = new Desk([p(run("س⟦لام⟧", "strong"))]).type("\uFEF7");
  expect(desk.text).toBe('paragraph(strong("سلأ⟦⟧"))');
});

test("pasted, it is two letters at any depth", () => {
  const desk = new Desk([p("⟦⟧")]);
  const { content } = docOf([ul(li(p("س\uFEFCم", run("\uFEF9", "strong"))))]);
  let slice = new Slice(content, 0, 0);
  desk.view.someProp("transformPasted", (change) => {
    slice = change(slice, desk.view, false);
  });
  expect(slice.content.toString()).toBe('<list(list_item(paragraph("سلام", strong("لإ"))))>');
});
