import { expect, test } from "vitest";
import { block, p } from "../../testing/build";
import { Desk } from "../../testing/desk";

const bridge = {
  media: "m1",
  alt: "",
  caption: "جسر\nالرقة ",
  credit: "رويترز",
  rights: "© رويترز",
};
const river = { ...bridge, media: "m2", caption: "" };

test("figures come behind the caret's block, the caret into the first caption, in one step", () => {
  const desk = new Desk([p("أ⟦⟧"), p("ب")]);
  const before = desk.doc;
  expect(desk.run("figures", { figures: [bridge, river] })).toBe(true);
  expect(desk.text).toBe('paragraph("أ"), figure("⟦⟧جسر الرقة"), figure, paragraph("ب")');
  expect(desk.doc.child(1).attrs).toMatchObject({
    media: "m1",
    credit: "رويترز",
    rights: "© رويترز",
  });
  desk.run("undo");
  expect(desk.doc.eq(before)).toBe(true);
});

test("they take the place of an empty paragraph, and leave somewhere to go on", () => {
  const desk = new Desk([p("أ"), p("⟦⟧")]);
  desk.run("figures", { figures: [river] });
  expect(String(desk.doc)).toBe('doc(paragraph("أ"), figure, paragraph)');
});

test("they come where they were dropped, and before the notes", () => {
  const dropped = new Desk([p("أ⟦⟧"), p("ب")]);
  const before = String(dropped.doc.child(0).attrs["id"]);
  dropped.run("figures", { figures: [river], before });
  expect(dropped.doc.child(0).type.name).toBe("figure");
  const target = "01J00000000000000000000001";
  const sign = block("footnote_ref", { target });
  const noted = new Desk([p("أ", sign), block("footnote", { id: target }, p("ب⟦⟧"))]);
  noted.run("figures", { figures: [river] });
  expect(noted.doc.children.map(({ type }) => type.name)).toEqual([
    "paragraph",
    "figure",
    "paragraph",
    "footnote",
  ]);
});

test("in a gallery they stand beside the caret's figure", () => {
  const figure = block("figure", { media: "m0" }, "أ⟦⟧");
  const desk = new Desk([block("gallery", {}, figure, block("figure", { media: "m9" }))]);
  desk.run("figures", { figures: [river] });
  expect(desk.doc.child(0).children.map(({ attrs }): unknown => attrs["media"])).toEqual([
    "m0",
    "m2",
    "m9",
  ]);
});

test("no picture is nothing to put in", () => {
  expect(new Desk([p("أ⟦⟧")]).run("figures")).toBe(false);
});
