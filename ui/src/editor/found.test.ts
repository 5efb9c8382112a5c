import { beforeAll, expect, test } from "vitest";
import { foundLines, replaceFound, showFound, wordsBeside } from "./found";
import { block, br, li, p, proposed, run, ul } from "./testing/build";
import { Desk } from "./testing/desk";
import { pretendLayout } from "./testing/layout";

beforeAll(pretendLayout);

const NOTE = "01HZ000000000000000000000N";

/** What stands at these positions. */
const between = (desk: Desk, from: number, to: number): string =>
  desk.view.state.doc.textBetween(from, to);

test("every block of text is a line, whose units are positions", () => {
  const desk = new Desk([p("قال ", run("علي", "strong")), ul(li(p("👍 ب"), ul(li(p("ج")))))]);
  const lines = foundLines(desk.view.state.doc);
  expect(lines.map(({ text }) => text)).toEqual(["قال علي", "👍 ب", "ج"]);
  for (const { from, text } of lines) expect(between(desk, from, from + text.length)).toBe(text);
});

test("a note's sign and text that somebody wants out are no letters of a line", () => {
  const sign = block("footnote_ref", { target: NOTE });
  const note = block("footnote", { id: NOTE }, p("حاشية"));
  const desk = new Desk([p("أ", sign, "ب", proposed("deletion", "جد"), br(), "ه"), note]);
  const [first, second] = foundLines(desk.view.state.doc);
  expect(first?.text).toBe("أ\uFFFCب\uFFFC\uFFFC\nه");
  expect(second?.text).toBe("حاشية");
});

test("what people read beside the lines is given, too", () => {
  const figure = block("figure", { alt: "صورة", credit: "روجين" }, "شرح");
  const said = block("pull_quote", { attribution: "أبو علي" }, "قال");
  const desk = new Desk([p("نص"), figure, said]);
  expect(wordsBeside(desk.view.state.doc)).toEqual(["صورة", "روجين", "أبو علي"]);
});

test("matches are shown over the letters, and move with them", () => {
  const desk = new Desk([p("قال علي وعلي")]);
  const { view } = desk;
  showFound(
    view,
    [
      { from: 5, to: 8 },
      { from: 10, to: 13 },
    ],
    1,
  );
  const shown = (): (string | null)[] =>
    [...view.dom.querySelectorAll(".found")].map((one) => one.textContent);
  expect(shown()).toEqual(["علي", "علي"]);
  expect(view.dom.querySelectorAll(".found-here")).toHaveLength(1);
  view.dispatch(view.state.tr.insertText("ثم ", 1));
  expect(shown()).toEqual(["علي", "علي"]);
  showFound(view, [], -1);
  expect(shown()).toEqual([]);
});

test("all are replaced by one step, with the marks of their first letters", () => {
  const desk = new Desk([p("قال ", run("عَ", "strong"), "لي وعلي"), p("علي")]);
  const { view } = desk;
  const before = view.state.doc;
  view.dispatch(view.state.tr.insertText("!", 1));
  replaceFound(view, [
    { from: 6, to: 10, with: "عمر" },
    { from: 12, to: 15, with: "" },
    { from: 17, to: 20, with: "أ\nب" },
  ]);
  const text = 'doc(paragraph("!قال ", strong("عمر"), " و"), paragraph("أ", hard_break, "ب"))';
  expect(view.state.doc.toString()).toBe(text);
  desk.run("undo");
  expect(view.state.doc.toString()).toContain("!قال ");
  expect(view.state.doc.textContent).toBe(`!${before.textContent}`);
  desk.run("redo");
  expect(view.state.doc.toString()).toBe(text);
});
