import { expect, test } from "vitest";
import { schema } from "../schema";

test("a document holds at least one block, and is filled with a paragraph", () => {
  expect(() => schema.nodes.doc.create().check()).toThrow(RangeError);
  expect(String(schema.nodes.doc.createAndFill())).toBe("doc(paragraph)");
});
