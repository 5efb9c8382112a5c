import { expect, test } from "vitest";
import { placesOf, SuggestionList, suggestionsAt, suggestionsOf } from "./suggestions";
import { br, commented, docOf, h2, li, p, proposed, ul } from "./testing/build";
import { stateOf } from "./testing/desk";

const told = (...blocks: Parameters<typeof docOf>[0]) =>
  suggestionsOf(docOf(blocks)).map(({ kind, text, replaced, comment }) =>
    [kind, text, replaced, comment].join("|"),
  );

test("they stand in the order in which they begin, with who and when", () => {
  const doc = docOf([
    h2(commented("عنوان", "أقصر")),
    p("قال ", proposed("insertion", "ميلر", "s2"), proposed("deletion", " أمس", "s3")),
  ]);
  expect(suggestionsOf(doc).map(({ kind, id }) => [kind, id])).toEqual([
    ["comment", "c1"],
    ["insertion", "s2"],
    ["deletion", "s3"],
  ]);
  expect(suggestionsOf(doc)[1]).toEqual({
    key: "change:s2",
    id: "s2",
    kind: "insertion",
    person: "روجين",
    at: "2024-01-17T10:00:00Z",
    text: "ميلر",
    replaced: "",
    comment: "",
  });
});

test("a deletion and an insertion of one id are one replacement, in whichever order", () => {
  const [out, into] = [proposed("deletion", "الأمريكية"), proposed("insertion", "الأميركية")];
  expect(told(p(out, into))).toEqual(["replacement|الأميركية|الأمريكية|"]);
  expect(told(p(into, out))).toEqual(["replacement|الأميركية|الأمريكية|"]);
});

test("a change and a comment with the same id are two", () => {
  const doc = docOf([p(proposed("insertion", "أ", "1"), commented("ب", "لماذا؟", "1"))]);
  expect(suggestionsOf(doc).map(({ key }) => key)).toEqual(["change:1", "comment:1"]);
});

test("the runs of one are one text: apart where other text stands between, on lines of their own in other blocks", () => {
  expect(told(p(proposed("insertion", "قال"), " ثم ", proposed("insertion", "مضى")))).toEqual([
    "insertion|قال مضى||",
  ]);
  expect(told(ul(li(p(proposed("deletion", "أ"))), li(p(proposed("deletion", "ب")))))).toEqual([
    "deletion|أ\nب||",
  ]);
  const broken = br().mark(proposed("insertion", "ا").marks);
  expect(told(p(proposed("insertion", "أ"), broken, proposed("insertion", "ب")))).toEqual([
    "insertion|أ\nب||",
  ]);
});

test("the list of a changing document stays the same array until it says something else", () => {
  const list = new SuggestionList();
  const marked = p("أ ", proposed("insertion", "ب"));
  const first = list.of(docOf([p("نص"), marked]));
  expect(list.of(docOf([p("نص آخر"), marked]))).toBe(first);
  expect(list.of(docOf([p("أطول "), p("أ طول ", proposed("insertion", "ب"))]))).toBe(first);
  expect(list.of(docOf([p("أ ", proposed("insertion", "بب"))]))).not.toBe(first);
  expect(list.of(docOf([p("أ")]))).toBe(new SuggestionList().of(docOf([p("ب")])));
});

test("places are first runs, in one piece across other marks", () => {
  const bold = proposed("insertion", "ب");
  const doc = docOf([p("قال", proposed("deletion", "أ"), bold, " ", proposed("insertion", "ج"))]);
  expect(placesOf(doc)).toEqual([{ key: "change:s1", from: 4, to: 6 }]);
});

test("at the caret: what it stands in or beside; with a selection, what the selection begins in", () => {
  const at = (text: ReturnType<typeof p>) => suggestionsAt(stateOf([text])).map(({ key }) => key);
  const into = proposed("insertion", "ب", "s1");
  expect(at(p("⟦⟧أ", into))).toEqual([]);
  expect(at(p("أ⟦⟧", into))).toEqual(["change:s1"]);
  expect(at(p("أ", into, "⟦⟧ج"))).toEqual(["change:s1"]);
  expect(at(p("أ", into, "⟦ج⟧"))).toEqual([]);
});

test("at the caret, the one that is exactly selected comes first", () => {
  const [comment] = commented("أ", "؟", "c1").marks;
  const [change] = proposed("insertion", "أ").marks;
  if (comment === undefined || change === undefined) throw new Error("no marks");
  const both = proposed("insertion", "⟦أ", "s1").mark([change, comment]);
  const state = stateOf([p(both, proposed("insertion", "ب⟧"))]);
  expect(suggestionsAt(state).map(({ key }) => key)).toEqual(["change:s1", "comment:c1"]);
  const short = stateOf([
    p(proposed("insertion", "⟦أ⟧").mark([change, comment]), proposed("insertion", "ب")),
  ]);
  expect(suggestionsAt(short).map(({ key }) => key)).toEqual(["comment:c1", "change:s1"]);
});
