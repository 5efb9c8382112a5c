import type { Node } from "prosemirror-model";
import { expect, test } from "vitest";
import { MAX_DEPTH } from "./depth_limit";
import { li, p, ul } from "./testing/build";
import { Desk } from "./testing/desk";

/** A list nested `levels` deep, with text in the innermost item. */
function nested(levels: number): Node {
  const inner = p("أ⟦⟧");
  return levels === 1 ? ul(li(inner)) : ul(li(p(), nested(levels - 1)));
}

/** A list takes two levels, its paragraph and the text one each. */
const MOST_LISTS = (MAX_DEPTH - 2) / 2;

test("what nests as deep as a vault accepts can be edited, and nests no deeper", () => {
  const desk = new Desk([nested(MOST_LISTS)]).type("ب");
  expect(desk.doc.textContent).toBe("أب");
  const { doc } = desk;
  desk.run("quote");
  expect(desk.doc).toBe(doc);
});

test("less deep, it may be set apart as a quote", () => {
  const desk = new Desk([nested(MOST_LISTS - 1)]);
  desk.run("quote");
  expect(desk.doc.child(0).type.name).toBe("quote");
});
