import { describe, expect, test } from "vitest";
import { blockSelection } from "./block_place";
import { docOf, h2, p } from "./testing/build";

describe("a block's place", () => {
  const doc = docOf([h2("عنوان"), p("نص"), p("آخر")]);
  const idOf = (at: number): string => String(doc.child(at).attrs["id"]);

  test("is the beginning of its text", () => {
    const selection = blockSelection(doc, idOf(1));
    expect(selection?.empty).toBe(true);
    expect(selection?.$from.parent).toBe(doc.child(1));
    expect(selection?.$from.parentOffset).toBe(0);
  });

  test("is none for an id that is not there", () => {
    expect(blockSelection(doc, "01XXXXXXXXXXXXXXXXXXXXXXXX")).toBeNull();
  });
});
