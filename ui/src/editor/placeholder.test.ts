import { expect, test } from "vitest";
import { h2, p } from "./testing/build";
import { Desk } from "./testing/desk";

test("it is shown while the article is one empty paragraph", () => {
  const desk = new Desk([p("⟦⟧")]);
  expect(desk.shown(0).className).toBe("placeholder");
  expect(desk.shown(0).dataset["placeholder"]).toBe("…");
  desk.type("ن");
  expect(desk.shown(0).className).toBe("");
  desk.keys("Backspace");
  expect(desk.shown(0).className).toBe("placeholder");
});

test("it is not shown in an empty heading, nor in one of two paragraphs", () => {
  expect(new Desk([h2()]).view.dom.querySelector(".placeholder")).toBeNull();
  expect(new Desk([p(), p()]).view.dom.querySelector(".placeholder")).toBeNull();
});
