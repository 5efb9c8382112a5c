import { expect, test } from "vitest";
import type { BlockJson, DocumentJson } from "../ipc/bindings";
import { blockToJson, documentFromJson, documentToJson, wellFormed } from "./json";
import { countedIds, docOf, h2, p, run } from "./testing/build";

const ID = countedIds()();

function body(...content: BlockJson[]): DocumentJson {
  return { version: 1, type: "doc", content };
}

test("attributes are all written, unset ones as null, in a fixed order", () => {
  const doc = docOf([h2("لا انسحاب "), p(run("قسد", "strong", "emphasis"))]);
  expect(JSON.stringify(documentToJson(doc))).toBe(
    '{"version":1,"type":"doc","content":[' +
      '{"type":"heading","attrs":{"id":"01HZ0000000000000000000000","dir":null,"lang":null,"level":2},' +
      '"content":[{"type":"text","text":"لا انسحاب "}]},' +
      '{"type":"paragraph","attrs":{"id":"01HZ0000000000000000000001","dir":null,"lang":null},' +
      '"content":[{"type":"text","marks":[{"type":"strong"},{"type":"emphasis"}],"text":"قسد"}]}]}',
  );
});

test("missing attributes are read as unset", () => {
  const doc = documentFromJson(body({ type: "paragraph", attrs: { id: ID } }));
  expect(documentToJson(doc).content).toEqual([
    { type: "paragraph", attrs: { id: ID, dir: null, lang: null } },
  ]);
});

test.each<[string, BlockJson]>([
  ["an unknown attribute", { type: "paragraph", attrs: { id: ID, colour: "red" } }],
  ["an unknown node", { type: "marquee" }],
  ["a wrong level", { type: "heading", attrs: { id: ID, level: 1 } }],
  ["a wrong direction", { type: "paragraph", attrs: { id: ID, dir: "auto" } }],
  ["wrong nesting", { type: "list", attrs: { id: ID }, content: [{ type: "paragraph" }] }],
  [
    "an unknown mark",
    { type: "paragraph", content: [{ type: "text", text: "a", marks: [{ type: "blink" }] }] },
  ],
  [
    "an unknown attribute of a mark",
    {
      type: "paragraph",
      content: [{ type: "text", text: "a", marks: [{ type: "strong", attrs: { id: "1" } }] }],
    },
  ],
  [
    "a script as a link",
    {
      type: "paragraph",
      content: [
        { type: "text", text: "a", marks: [{ type: "link", attrs: { href: "javascript:x" } }] },
      ],
    },
  ],
])("%s is refused", (_what, block) => {
  expect(() => documentFromJson(body(block))).toThrow(RangeError);
});

test("another version and an empty document are refused", () => {
  expect(() => documentFromJson({ ...body({ type: "paragraph" }), version: 2 })).toThrow(
    RangeError,
  );
  expect(() => documentFromJson(body())).toThrow(RangeError);
});

test("half of a surrogate pair never leaves", () => {
  expect(wellFormed("\uD83D قسد \uDE00 😀")).toBe("\uFFFD قسد \uFFFD 😀");
  expect(blockToJson(p("\uDE00")).content).toEqual([{ type: "text", text: "\uFFFD" }]);
});
