import { afterEach, beforeEach, expect, test } from "vitest";
import { block, h2, li, linked, p, quote, run, table, td, tr, ul } from "../testing/build";
import { pretendLayout } from "../testing/layout";
import { blocksOf, PasteDesk } from "../testing/paste_desk";

let desk: PasteDesk;

beforeEach(pretendLayout);
afterEach(() => desk.editor.destroy());

test("blocks keep their kinds where these may stand, and their lines where not", async () => {
  const pasted = () => blocksOf(h2("عنوان"), p("نص"), ul(li(p("بند"))), quote(p("قول")));
  for (const [blocks, stands] of [
    [
      [p("⟦⟧")],
      'heading("عنوان"), paragraph("نص"), list(list_item(paragraph("بند"))), quote(paragraph("قول"))',
    ],
    [
      [table(tr(td(p("أ⟦⟧"))))],
      'table(table_row(table_cell(paragraph("أعنوان"), paragraph("نص"), paragraph("بند"), paragraph("قول"))))',
    ],
    [
      [block("figure", {}, "أ⟦⟧")],
      'figure("أعنوان", hard_break, "نص", hard_break, "بند", hard_break, "قول")',
    ],
  ] as const) {
    desk = new PasteDesk(...blocks);
    desk.paste("", "<p>");
    await desk.answer(pasted());
    expect(desk.text).toBe(stands);
    expect(desk.told).toEqual(["put"]);
    desk.editor.view.state.doc.check();
    desk.editor.destroy();
  }
  desk = new PasteDesk(p("أ"));
});

test("a line goes on in a heading, in a list, in a run with marks and in a link", async () => {
  const href = "https://a.example/";
  for (const [blocks, stands] of [
    [[h2("عنوان ⟦⟧")], 'heading("عنوان نص")'],
    [[ul(li(p("بند ⟦⟧")))], 'list(list_item(paragraph("بند نص")))'],
    [[p(run("غليظ ⟦⟧جداً", "strong"))], 'paragraph(strong("غليظ نصجداً"))'],
    [[p(linked("راب⟦⟧ط", href))], 'paragraph(link("رابنصط"))'],
    [[p(linked("رابط", href), "⟦⟧")], 'paragraph(link("رابط"), "نص")'],
  ] as const) {
    desk = new PasteDesk(...blocks);
    desk.paste("نص");
    await desk.answer(blocksOf(p("نص")));
    expect(desk.text).toBe(stands);
    desk.editor.destroy();
  }
  desk = new PasteDesk(p("أ"));
});

test("items go on with the list that they are pasted into", async () => {
  desk = new PasteDesk(ul(li(p("أ⟦⟧")), li(p("د"))));
  desk.paste("", "<ul>");
  await desk.answer(blocksOf(ul(li(p("ب")), li(p("ج")))));
  expect(desk.text).toBe(
    'list(list_item(paragraph("أب")), list_item(paragraph("ج")), list_item(paragraph("د")))',
  );
});

test("notes come to the end, and their signs point at them", async () => {
  desk = new PasteDesk(p("نص⟦⟧"), p("آخر"));
  const note = "01M00000000000000000000009";
  const sign = block("footnote_ref", { target: note });
  desk.paste("", "<p>");
  await desk.answer(blocksOf(p("قال", sign), block("footnote", { id: note }, p("حاشية"))));
  expect(desk.text).toBe(
    'paragraph("نصقال", footnote_ref), paragraph("آخر"), footnote(paragraph("حاشية"))',
  );
  expect(desk.editor.view.state.doc.lastChild?.attrs["id"]).toBe(note);
});
