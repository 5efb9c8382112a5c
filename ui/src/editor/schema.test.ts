import fc from "fast-check";
import { expect, test, vi } from "vitest";
import { documentFromJson, documentToJson } from "./json";
import { schema } from "./schema";
import { docOfHtml, htmlOf } from "./testing/dom";
import { anyDocument } from "./testing/documents";

// Many documents on a busy machine take their time.
vi.setConfig({ testTimeout: 60_000 });

/** The names of the files and folders that modules stand in, tests left out. */
function names(paths: string[], folder: string): string[] {
  const modules = paths.filter((path) => !path.endsWith(".test.ts"));
  const found = modules.map((path) => path.replace(`./${folder}/`, "").replace(/(\.ts|\/.*)$/, ""));
  return [...new Set(found)].sort();
}

test("every file in nodes is a node, and every node has its file", () => {
  const files = import.meta.glob("./nodes/**/*.ts");
  expect(names(Object.keys(files), "nodes")).toEqual(Object.keys(schema.nodes).sort());
});

test("every file in marks is a mark, and every mark has its file", () => {
  const files = import.meta.glob("./marks/*.ts");
  expect(names(Object.keys(files), "marks")).toEqual(Object.keys(schema.marks).sort());
});

test("marks rank in the document's order", () => {
  expect(Object.keys(schema.marks)).toEqual([
    "link",
    "lang",
    "strong",
    "emphasis",
    "underline",
    "strike",
    "superscript",
    "subscript",
    "insertion",
    "deletion",
    "comment",
  ]);
});

test("every document survives its JSON", () => {
  fc.assert(
    fc.property(anyDocument, (doc) => {
      const json = documentToJson(doc);
      const again = documentFromJson(JSON.parse(JSON.stringify(json)) as typeof json);
      expect(again.eq(doc)).toBe(true);
      expect(documentToJson(again)).toEqual(json);
    }),
    { numRuns: 300 },
  );
});

test("every document survives our own HTML", () => {
  fc.assert(
    fc.property(anyDocument, (doc) => {
      const html = doc.children.map(htmlOf).join("");
      expect(documentToJson(docOfHtml(html))).toEqual(documentToJson(doc));
    }),
    { numRuns: 100 },
  );
});
