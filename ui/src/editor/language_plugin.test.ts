import fc from "fast-check";
import { EditorState } from "prosemirror-state";
import type { DecorationSet } from "prosemirror-view";
import { expect, test, vi } from "vitest";
import { articleLanguageChange, languagePlugin } from "./language_plugin";
import { block, docOf, li, p, quote, table, td, tr, ul } from "./testing/build";
import { Desk } from "./testing/desk";
import { anyDocument } from "./testing/documents";
import { anyEdits, edited } from "./testing/edits";

// Many documents on a busy machine take their time.
vi.setConfig({ testTimeout: 60_000 });

const ENGLISH = "The State Department said that it informed Turkey of the talks";
const KURMANJI =
  "Wezareta Derve ya Amerîkayê ragihand ku wê Tirkiye û Rêveberiya Xweser agahdar kir";

test("a block in another language says so, and typing changes only its own", () => {
  const desk = new Desk([p("أعلنت"), p("⟦⟧"), p(ENGLISH), p("وقّعت Microsoft وGoogle")]);
  const languages = () => [0, 1, 2, 3].map((index) => desk.shown(index).lang);
  expect(desk.view.dom.lang).toBe("ar");
  expect(languages()).toEqual(["", "", "en", ""]);
  desk.type("Kobanê");
  expect(languages()).toEqual(["", "und-Latn", "en", ""]);
  expect(desk.doc.child(1).attrs["lang"]).toBeNull();
});

test("what a person said stays, and is around what it holds", () => {
  const desk = new Desk([block("paragraph", { lang: "de" }, ENGLISH)]);
  expect(desk.shown(0).lang).toBe("de");
});

test("lines of a list say together what they are", () => {
  const items = ["The head of the office", "Bread and the price of it", "In the east"];
  const desk = new Desk([ul(...items.map((line) => li(p(line)))), quote(p(ENGLISH), p("قال"))]);
  expect(desk.shown(0).lang).toBe("en");
  expect(desk.shown(0).querySelectorAll("[lang]")).toHaveLength(0);
  expect(desk.shown(1).lang).toBe("");
  expect([...desk.shown(1).querySelectorAll("p")].map((one) => one.lang)).toEqual(["en", ""]);
});

test("cells say it for themselves where their table does not", () => {
  const desk = new Desk([table(tr(td(p("دمشق")), td(p("Damascus"))))]);
  const cells = [...desk.shown(0).querySelectorAll("p")].map((one) => one.lang);
  expect(cells).toEqual(["", "und-Latn"]);
});

/** What is shown, as from-to-language, in a fixed order. */
function shown(state: EditorState): string[] {
  const set = languagePlugin(ARABIC).spec.key?.getState(state) as { decorations: DecorationSet };
  return set.decorations
    .find()
    .map(({ from, to, spec }) => `${from}-${to}-${(spec as { shown: string }).shown}`)
    .sort();
}

const ARABIC = { language: "ar", dir: "rtl" } as const;

test("another language of the article shows all blocks anew", () => {
  const doc = docOf([p(ENGLISH), p(KURMANJI)]);
  const state = EditorState.create({ doc, plugins: [languagePlugin(ARABIC)] });
  expect(shown(state).map((one) => one.split("-").at(-1))).toEqual(["en", "kmr"]);
  const turned = state.apply(articleLanguageChange(state, { language: "en", dir: "ltr" }));
  expect(shown(turned).map((one) => one.split("-").at(-1))).toEqual(["kmr"]);
});

test("after any edit the same is shown as for the document opened anew", () => {
  fc.assert(
    fc.property(anyDocument, anyEdits, (doc, edits) => {
      const begun = EditorState.create({ doc, plugins: [languagePlugin(ARABIC)] });
      const state = edited(begun, edits, "Hêz");
      const anew = EditorState.create({ doc: state.doc, plugins: [languagePlugin(ARABIC)] });
      expect(shown(state)).toEqual(shown(anew));
    }),
    { numRuns: 100 },
  );
});
