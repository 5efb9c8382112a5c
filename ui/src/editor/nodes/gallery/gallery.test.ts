import { expect, test } from "vitest";
import { block } from "../../testing/build";
import { Desk } from "../../testing/desk";
import { blockOfHtml, htmlOf } from "../../testing/dom";

const figure = (id: string, caption: string) =>
  block("figure", { id: `01HZ000000000000000000000${id}` }, caption);

test("figures together", () => {
  const node = block(
    "gallery",
    { id: "01HZ0000000000000000000009" },
    figure("1", "أ"),
    figure("2", "ب"),
  );
  expect(htmlOf(node)).toMatch(
    /^<div class="gallery" data-id="01HZ0000000000000000000009"><figure /,
  );
  expect(blockOfHtml(htmlOf(node)).eq(node)).toBe(true);
});

test("Enter in a caption changes nothing; Mod-Enter goes on behind the gallery", () => {
  const desk = new Desk([block("gallery", {}, block("figure", {}, "أ⟦⟧"))]);
  expect(desk.keys("Enter").text).toBe('gallery(figure("أ⟦⟧"))');
  expect(desk.press({ key: "Enter", code: "Enter", ctrlKey: true })).toBe(true);
  expect(desk.text).toBe('gallery(figure("أ")), paragraph("⟦⟧")');
});
