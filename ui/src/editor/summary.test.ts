import { expect, test } from "vitest";
import { NodeSelection } from "prosemirror-state";
import { sameSummary, summarize } from "./summary";
import {
  block,
  h2,
  hr,
  li,
  linked,
  ol,
  p,
  pullQuote,
  quote,
  run,
  table,
  td,
  tr,
  ul,
} from "./testing/build";
import { Desk, stateOf } from "./testing/desk";

const AT = "⟦⟧";

test.each([
  ["paragraph", p(AT)],
  ["heading2", h2(AT)],
  ["heading3", block("heading", { level: 3 }, AT)],
  ["heading4", block("heading", { level: 4 }, AT)],
  ["bullet_list", ul(li(p(AT)))],
  ["ordered_list", quote(ol(li(p(AT))))],
  ["quote", quote(p(AT))],
  ["pull_quote", pullQuote(AT)],
  ["figure", block("figure", {}, AT)],
  ["table", table(tr(td(p(AT))))],
  ["footnote", block("footnote", {}, p(AT))],
])("the caret in a %s", (name, node) => {
  expect(summarize(stateOf([node])).block).toBe(name);
});

test("a selected block that holds no text", () => {
  const state = stateOf([p("أ"), hr()]);
  const selected = state.apply(state.tr.setSelection(NodeSelection.create(state.doc, 3)));
  expect(summarize(selected)).toMatchObject({ block: "divider", dir: "rtl", dirExplicit: false });
});

test("marks are those that all selected text has", () => {
  const marks = (...line: Parameters<typeof p>) => [...summarize(stateOf([p(...line)])).marks];
  expect(marks(run("⟦أ⟧", "strong"))).toEqual(["strong"]);
  expect(marks(run("⟦أ", "strong"), run("ب⟧", "strong", "emphasis"))).toEqual(["strong"]);
  expect(marks(run("⟦أ", "strong"), "ب⟧")).toEqual([]);
  expect(marks(run("أ⟦⟧", "strong"))).toEqual(["strong"]);
});

test("marks chosen for what is typed next count", () => {
  const desk = new Desk([p("أ⟦⟧")]);
  desk.run("strong");
  expect([...summarize(desk.view.state).marks]).toEqual(["strong"]);
});

test("direction, history and link", () => {
  const desk = new Desk([p(linked("a⟦⟧b", "https://example.org"))]);
  expect(summarize(desk.view.state)).toMatchObject({
    dir: "ltr",
    dirExplicit: false,
    canUndo: false,
    canRedo: false,
    link: { href: "https://example.org" },
  });
  desk.run("dir_rtl");
  expect(summarize(desk.view.state)).toMatchObject({
    dir: "rtl",
    dirExplicit: true,
    canUndo: true,
  });
  desk.run("undo");
  expect(summarize(desk.view.state)).toMatchObject({ dir: "ltr", canUndo: false, canRedo: true });
});

test("two summaries are compared by what they say", () => {
  const one = summarize(stateOf([p(run("أ⟦⟧", "strong"))]));
  expect(sameSummary(one, summarize(stateOf([p(run("ب⟦⟧", "strong"))])))).toBe(true);
  for (const other of [
    p("أ⟦⟧"),
    h2(run("أ⟦⟧", "strong")),
    p(run("أ⟦⟧", "emphasis")),
    p(run("a⟦⟧", "strong")),
  ])
    expect(sameSummary(one, summarize(stateOf([other])))).toBe(false);
});

test("the figure of the caret with its words", () => {
  const words = { alt: "مخيم", credit: "رويترز" };
  expect(summarize(stateOf([block("figure", words, `شرح${AT}`)])).figure).toMatchObject(words);
  expect(summarize(stateOf([p(AT), block("figure", words)])).figure).toBeNull();
  const state = stateOf([block("figure", words), p("نص")]);
  const selected = state.apply(state.tr.setSelection(NodeSelection.create(state.doc, 0)));
  const { figure } = summarize(selected);
  expect(figure).toMatchObject(words);
  const other = selected.apply(selected.tr.setNodeAttribute(0, "credit", "سانا"));
  expect(sameSummary(summarize(selected), summarize(other))).toBe(false);
});
