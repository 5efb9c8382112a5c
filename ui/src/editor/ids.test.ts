import { Slice } from "prosemirror-model";
import { TextSelection } from "prosemirror-state";
import { expect, test } from "vitest";
import { isBlockId } from "./attrs";
import { newUlid, renewIds } from "./ids";
import { block, countedIds, docOf, li, p, topIds, ul } from "./testing/build";
import { Desk } from "./testing/desk";

const FIRST = "01HZ0000000000000000000000";

/** Every id of the document in order, with the text of its block. */
function ids(desk: Desk): [unknown, string][] {
  const found: [unknown, string][] = [];
  desk.doc.descendants((node) => {
    if ("id" in node.attrs) found.push([node.attrs["id"], node.textContent]);
  });
  return found;
}

test("a ULID starts with its time and is never the same", () => {
  expect(newUlid(0)).toMatch(/^0{10}/);
  expect(newUlid(1_705_485_600_000).slice(0, 10)).toBe("01HMBDT180");
  const many = Array.from({ length: 1000 }, () => newUlid());
  expect(many.every(isBlockId)).toBe(true);
  expect(new Set(many).size).toBe(1000);
});

test("a paragraph split in the middle keeps its id on the first half", () => {
  const desk = new Desk([p("أعلنت⟦⟧ وزارة")]).keys("Enter");
  const [first, second] = ids(desk);
  expect(first).toEqual([FIRST, "أعلنت"]);
  expect(isBlockId(second?.[0])).toBe(true);
  expect(second?.[0]).not.toBe(FIRST);
});

test("Enter before the first letter leaves the id with the text", () => {
  const desk = new Desk([p("⟦⟧أعلنت")]).keys("Enter");
  expect(ids(desk)[1]).toEqual([FIRST, "أعلنت"]);
  expect(ids(desk)[0]?.[0]).not.toBe(FIRST);
});

test("the same in a list, where paragraphs are nested", () => {
  const split = new Desk([ul(li(p("أو⟦⟧ل")))]).keys("Enter");
  const [, [id] = []] = ids(new Desk([ul(li(p("أول")))]));
  expect(ids(split)[1]).toEqual([id, "أو"]);
  const before = new Desk([ul(li(p("⟦⟧أول")))]).keys("Enter");
  expect(ids(before)[2]).toEqual([id, "أول"]);
});

test("one undo takes back the split with its new id", () => {
  const desk = new Desk([p("أعلنت⟦⟧ وزارة")]);
  const before = desk.doc;
  desk.keys("Enter");
  const split = desk.doc;
  expect(desk.run("undo")).toBe(true);
  expect(desk.doc.eq(before)).toBe(true);
  expect(desk.run("redo")).toBe(true);
  expect(desk.doc.eq(split)).toBe(true);
  expect(desk.run("redo")).toBe(false);
});

test("a block inserted twice gets another id, and a block without one gets one", () => {
  const desk = new Desk([p("أول"), p("ثان")]);
  const { tr, doc } = desk.view.state;
  desk.view.dispatch(tr.insert(doc.content.size, doc.child(0)).insert(0, p("جديد")));
  const all = topIds(desk.doc);
  expect(all.every(isBlockId)).toBe(true);
  expect(new Set(all).size).toBe(4);
  expect(all[1]).toBe(FIRST);
});

test("marks waiting to be typed survive the new id", () => {
  const desk = new Desk([p("أول⟦⟧")]);
  const { tr, schema } = desk.view.state;
  const at = tr.selection.from;
  tr.insert(tr.doc.content.size, p("ثان"));
  tr.setSelection(TextSelection.create(tr.doc, at)).addStoredMark(schema.mark("strong"));
  desk.view.dispatch(tr);
  expect(desk.view.state.storedMarks?.map((mark) => mark.type.name)).toEqual(["strong"]);
});

test("what is pasted is new, and its signs point at its own footnotes", () => {
  const newId = countedIds("01K0");
  const note = block("footnote", { id: FIRST }, p("حاشية"));
  const elsewhere = block("footnote_ref", { target: countedIds("01J0")() });
  const doc = docOf([p("نص", block("footnote_ref", { target: FIRST }), elsewhere), note]);
  const pasted = renewIds(new Slice(doc.content, 0, 0), newId).content;
  const copy = pasted.child(1);
  expect(copy.attrs["id"]).not.toBe(FIRST);
  expect(pasted.child(0).child(1).attrs["target"]).toBe(copy.attrs["id"]);
  expect(pasted.child(0).child(2).eq(elsewhere)).toBe(true);
});
