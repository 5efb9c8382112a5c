import { describe, expect, beforeAll, test, vi } from "vitest";
import {
  block,
  commented,
  h2,
  li,
  linked,
  p,
  proposed,
  quote,
  table,
  td,
  tr,
  ul,
} from "./testing/build";
import { Desk } from "./testing/desk";
import { pretendLayout } from "./testing/layout";

beforeAll(pretendLayout);

const into = (text: string, id = "s1") => proposed("insertion", text, id);
const out = (text: string, id = "s1") => proposed("deletion", text, id);
const NOTE = "01HZ000000000000000000000N";
const sign = () => block("footnote_ref", { target: NOTE });
const note = (...content: Parameters<typeof p>) => block("footnote", { id: NOTE }, p(...content));

describe("one suggestion", () => {
  test.each([
    ["accept_suggestion", into("ميلر"), '"قال ميلر أمس"'],
    ["reject_suggestion", into("ميلر"), '"قال  أمس"'],
    ["accept_suggestion", out("ميلر"), '"قال  أمس"'],
    ["reject_suggestion", out("ميلر"), '"قال ميلر أمس"'],
  ] as const)("%s", (name, run, text) => {
    const desk = new Desk([p("قال ", run, " أمس")]);
    expect(desk.run(name, { id: "s1" })).toBe(true);
    expect(desk.doc.child(0).toString()).toBe(`paragraph(${text})`);
  });

  test("a replacement is decided as one, and others stay", () => {
    const blocks = [p(out("الأمريكية"), into("الأميركية"), into(" هنا", "s2"))];
    const accepted = new Desk(blocks);
    accepted.run("accept_suggestion", { id: "s1" });
    expect(accepted.doc.toString()).toBe('doc(paragraph("الأميركية", insertion(" هنا")))');
    const rejected = new Desk(blocks);
    rejected.run("reject_suggestion", { id: "s1" });
    expect(rejected.doc.toString()).toBe('doc(paragraph("الأمريكية", insertion(" هنا")))');
  });

  test("all its runs are meant, in every block", () => {
    const desk = new Desk([p("أ", into("ب")), ul(li(p("ج", into("د"))))]);
    desk.run("reject_suggestion", { id: "s1" });
    expect(desk.doc.toString()).toBe('doc(paragraph("أ"), list(list_item(paragraph("ج"))))');
  });

  test("other marks and comments stay on text that stays", () => {
    const link = linked("ميلر", "https://a.org");
    const desk = new Desk([
      p(link.mark([...link.marks, ...into("أ").marks])),
      p(commented("ب", "؟", "s1")),
    ]);
    desk.run("accept_suggestion", { id: "s1" });
    expect(desk.doc.toString()).toBe('doc(paragraph(link("ميلر")), paragraph(comment("ب")))');
  });

  test("one that is not there changes nothing", () => {
    const desk = new Desk([p(into("أ"))]);
    expect(desk.run("accept_suggestion", { id: "s9" })).toBe(false);
    expect(desk.run("accept_suggestion")).toBe(false);
    expect(new Desk([p("أ")]).run("reject_all")).toBe(false);
  });

  test("each decision is one step back, however quick", () => {
    const desk = new Desk([p("أ", into("ب", "s1"), out("ج", "s2")), p(out("د", "s2")), p("هـ")]);
    const before = desk.doc;
    desk.run("reject_suggestion", { id: "s1" });
    const between = desk.doc;
    desk.run("accept_suggestion", { id: "s2" });
    expect(desk.doc.toString()).toBe('doc(paragraph("أ"), paragraph("هـ"))');
    desk.run("undo");
    expect(desk.doc.eq(between)).toBe(true);
    desk.run("undo");
    expect(desk.doc.eq(before)).toBe(true);
  });
});

describe("all suggestions", () => {
  const blocks = () => [p("أ", into("ب", "s1"), out("ج", "s2")), p(commented("د", "؟"))];

  test("are accepted or rejected in one step; comments stay", () => {
    const desk = new Desk(blocks());
    const before = desk.doc;
    desk.run("accept_all");
    expect(desk.doc.toString()).toBe('doc(paragraph("أب"), paragraph(comment("د")))');
    desk.run("undo");
    expect(desk.doc.eq(before)).toBe(true);
    desk.run("reject_all");
    expect(desk.doc.toString()).toBe('doc(paragraph("أج"), paragraph(comment("د")))');
  });

  test("text put in by one and taken out by another goes either way", () => {
    const both = () => [
      p("أ", into("ب", "s1").mark([...into("ب").marks, ...out("ب", "s2").marks])),
    ];
    for (const name of ["accept_all", "reject_all"] as const) {
      const desk = new Desk(both());
      desk.run(name);
      expect(desk.doc.toString()).toBe('doc(paragraph("أ"))');
    }
  });
});

describe("what text leaves empty", () => {
  const after = (...blocks: ConstructorParameters<typeof Desk>[0]): string => {
    const desk = new Desk([...blocks, p("نهاية")]);
    desk.run("accept_all");
    return desk.doc.toString().replace(', paragraph("نهاية"))', "").replace("doc(", "");
  };

  test.each([
    [
      "a paragraph, a heading, a pull quote go",
      [p("أ"), p(out("ب")), h2(out("ج")), block("pull_quote", {}, out("د"))],
      'paragraph("أ")',
    ],
    ["a block that was empty before stays", [p("أ", out("ب")), p()], 'paragraph("أ"), paragraph'],
    ["an item goes", [ul(li(p(out("أ"))), li(p("ب")))], 'list(list_item(paragraph("ب")))'],
    [
      "a list goes with its last item",
      [p("أ"), ul(li(p(out("ب"))), li(p(out("ج"))))],
      'paragraph("أ")',
    ],
    [
      "an item keeps its first paragraph while a list follows in it",
      [ul(li(p(out("أ")), ul(li(p("ب")))))],
      'list(list_item(paragraph, list(list_item(paragraph("ب")))))',
    ],
    [
      "an item goes on with its second paragraph",
      [ul(li(p(out("أ")), p("ب")))],
      'list(list_item(paragraph("ب")))',
    ],
    [
      "a cell goes on with its second paragraph",
      [table(tr(td(p(out("أ")), p("ب"))))],
      'table(table_row(table_cell(paragraph("ب"))))',
    ],
    ["a note keeps an empty paragraph", [note(out("أ"))], "footnote(paragraph)"],
    [
      "an item goes with all that is in it",
      [ul(li(p(out("أ")), ul(li(p(out("ب"))))), li(p("ج")))],
      'list(list_item(paragraph("ج")))',
    ],
    [
      "a list in an item goes alone",
      [ul(li(p("أ"), ul(li(p(out("ب"))))))],
      'list(list_item(paragraph("أ")))',
    ],
    [
      "a quote goes with its last block",
      [p("أ"), quote(p(out("ب")), ul(li(p(out("ج")))))],
      'paragraph("أ")',
    ],
    [
      "a cell keeps one empty paragraph",
      [table(tr(td(p(out("أ")), p(out("ب"))), td(p("ج"))))],
      'table(table_row(table_cell(paragraph), table_cell(paragraph("ج"))))',
    ],
    ["a figure keeps its picture", [block("figure", { media: "m1" }, out("شرح"))], "figure"],
  ])("%s", (_what, blocks, text) => {
    expect(after(...blocks)).toBe(text);
  });

  test("the document keeps a block", () => {
    const desk = new Desk([h2(out("أ")), ul(li(p(out("ب"))))]);
    const id: unknown = desk.doc.child(0).attrs["id"];
    desk.run("accept_all");
    expect(desk.doc.toString()).toBe("doc(paragraph)");
    expect(desk.doc.child(0).attrs["id"]).toBe(id);
  });

  test("a note is the document's last block rather than gone", () => {
    const desk = new Desk([p(sign().mark(out("أ").marks)), note("حاشية")]);
    desk.run("accept_all");
    expect(desk.doc.toString()).toBe('doc(footnote(paragraph("حاشية")))');
  });

  test("a note that goes takes along the note whose last sign it held", () => {
    const other = "01HZ000000000000000000000M";
    const inner = block("footnote_ref", { target: other });
    const second = block("footnote", { id: other }, p("ثانية"));
    const first = note("حاشية", inner);
    expect(after(p("أ", sign().mark(out("أ").marks)), first, second)).toBe('paragraph("أ")');
  });

  test("a note goes with its last sign, and only then", () => {
    const gone = sign().mark(out("أ").marks);
    expect(after(p("أ", gone), note("حاشية"))).toBe('paragraph("أ")');
    expect(after(p("أ", gone, sign()), note("حاشية"))).toContain("footnote(");
    expect(after(p("أ", sign(), out("ب")), note("حاشية"))).toContain("footnote(");
  });

  test("a note that never had a sign stays", () => {
    expect(after(p("أ", out("ب")), note("حاشية"))).toBe(
      'paragraph("أ"), footnote(paragraph("حاشية"))',
    );
  });
});

test("a comment is taken off its text, in one step", () => {
  const desk = new Desk([
    p(commented("أ", "؟", "c1"), commented("ب", "؟", "c2")),
    p(commented("ج", "؟", "c1")),
  ]);
  expect(desk.run("remove_comment", { id: "c1" })).toBe(true);
  expect(desk.doc.toString()).toBe('doc(paragraph("أ", comment("ب")), paragraph("ج"))');
  expect(desk.run("remove_comment", { id: "c1" })).toBe(false);
  desk.run("undo");
  expect(desk.doc.toString()).toContain('comment("أ")');
});

describe("finding the next", () => {
  const desk = (text: string) =>
    new Desk([p(text, into("ب", "s1"), "ج ", commented("د", "؟")), p(out("هـ", "s2"))]);
  const selected = ({ view }: Desk) => {
    const { from, to } = view.state.selection;
    return view.state.doc.textBetween(from, to);
  };

  test("it is selected, and round the end comes the first again", () => {
    const one = desk("أ⟦⟧ ");
    const found = [1, 2, 3, 4].map(() => (one.run("next_suggestion"), selected(one)));
    expect(found).toEqual(["ب", "د", "هـ", "ب"]);
    const back = [1, 2].map(() => (one.run("previous_suggestion"), selected(one)));
    expect(back).toEqual(["هـ", "د"]);
  });

  test("two at one place do not hold the search up", () => {
    const both = into("أ", "s1").mark([...into("أ").marks, ...commented("أ", "؟").marks]);
    const one = new Desk([p(both, "ب ", into("ج", "s2"))]);
    const found = [1, 2, 3].map(() => (one.run("next_suggestion"), selected(one)));
    expect(found).toEqual(["أ", "ج", "أ"]);
  });

  test("one is selected by its key and scrolled to, though the view is not in use", () => {
    const one = desk("أ ");
    const scroll = vi.spyOn(Element.prototype, "scrollIntoView");
    expect(one.run("select_suggestion", { key: "comment:c1" })).toBe(true);
    expect(selected(one)).toBe("د");
    expect(scroll.mock.contexts).toEqual([one.view.dom.querySelector(".suggestion-here")]);
    expect(one.run("select_suggestion", { key: "change:c1" })).toBe(false);
  });

  test("what was selected before is not shown any more where the view is not in use", () => {
    const one = desk("أ ");
    document.body.append(one.view.dom);
    document.getSelection()?.selectAllChildren(one.view.dom);
    one.run("select_suggestion", { key: "comment:c1" });
    expect(document.getSelection()?.rangeCount).toBe(0);
    one.view.dom.remove();
  });

  test("there is none", () => {
    expect(new Desk([p("أ")]).run("next_suggestion")).toBe(false);
    expect(new Desk([p("أ")]).run("previous_suggestion")).toBe(false);
  });
});
