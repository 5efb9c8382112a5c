import { describe, expect, test } from "vitest";
import type { TypingHelp } from "../../ipc/bindings";
import { block, br, li, p, run, ul } from "../testing/build";
import { Desk } from "../testing/desk";
import { helpOf } from "./rules";

const usual: TypingHelp = {
  off: [],
  quotes: "guillemets",
  digits: "as_typed",
  abbreviations: [
    { short: "قسد", long: "قوات سوريا الديمقراطية" },
    { short: "قو", long: "قال «|»" },
  ],
};

function desk(first = p("⟦⟧"), some: Partial<TypingHelp> = {}): Desk {
  return new Desk([first], "rtl", helpOf({ ...usual, ...some }));
}

/** A paragraph of one run, as ProseMirror writes it. */
function line(text: string): string {
  return `paragraph(${JSON.stringify(text)})`;
}

test("a paragraph as it is typed", () => {
  const typed =
    'قال : "نعم"،وأضاف, في 17.1.2024 الساعة 10:30 ... إن "قسد" -- وهي "قوات" -- رفضت 1,000 طلب, متى ?';
  const stands =
    "قال: «نعم»، وأضاف، في 17.1.2024 الساعة 10:30 … إن «قوات سوريا الديمقراطية» — وهي «قوات» — رفضت 1,000 طلب، متى؟";
  expect(desk().type(typed).text).toBe(line(`${stands}⟦⟧`));
});

describe("a paragraph that begins with a Latin name in quotation marks", () => {
  test.each([
    ['"NATO" تقول', "«NATO» تقول"],
    ['"NATO" قالت "لا" ثم', "«NATO» قالت «لا» ثم"],
    ['"BBC": قالت', "«BBC»: قالت"],
    ['"BBC", قالت', "«BBC»، قالت"],
    ['"The "New" Yorker" قالت', "«The ‹New› Yorker» قالت"],
    // An Arabic word that is quoted in a line of Latin ones.
    ['The word "كلمة" is', 'The word "كلمة" is'],
    ['"NATO" said "no"', '«NATO" said "no"'],
  ])("%s", (typed, stands) => {
    expect(desk().type(typed).text).toBe(line(`${stands}⟦⟧`));
  });

  test("one Backspace takes the turn back, and it is not done again", () => {
    const page = desk().type('"NATO" ت').keys("Backspace");
    expect(page.text).toBe(line('«NATO" ت⟦⟧'));
    expect(page.type("قول").text).toBe(line('«NATO" تقول⟦⟧'));
  });

  test("what stands between them keeps its look, and lines stay lines", () => {
    const page = desk(p('"BBC" and ', run("The", "strong"), br(), '"Sun" ⟦⟧'));
    expect(page.type("قالتا").text).toBe(
      'paragraph("«BBC» and ", strong("The"), hard_break, "«Sun» قالتا⟦⟧")',
    );
  });

  test("marks that were meant straight stay so", () => {
    expect(desk().type('"').keys("Backspace").type('NATO" تقول').text).toBe(line('"NATO" تقول⟦⟧'));
  });

  test("in a paragraph of another language they stay", () => {
    const page = desk(block("paragraph", { lang: "en" }, "⟦⟧"));
    expect(page.type('"NATO" تقول').text).toContain('"NATO" تقول'.replaceAll('"', '\\"'));
  });
});

describe("one Backspace takes it back, and it is not done again", () => {
  test.each([
    ["قال", ",", "قال،", "قال,"],
    ["قال ", '"', "قال «", 'قال "'],
    ["ثم..", ".", "ثم…", "ثم..."],
    ["ثم -", "-", "ثم —", "ثم --"],
    ["نعم ", "،", "نعم،", "نعم ،"],
    ["نعم،", "ث", "نعم، ث", "نعم،ث"],
    ["قسد", " ", "قوات سوريا الديمقراطية ", "قسد "],
    ["قال ", ",", "قال،", "قال ,"],
  ])("%s and %s", (before, sign, stands, raw) => {
    const page = desk(p(`${before}⟦⟧`)).type(sign);
    expect(page.text).toBe(line(`${stands}⟦⟧`));
    expect(page.keys("Backspace").text).toBe(line(`${raw}⟦⟧`));
    // The sign by itself goes as any other, and stands as typed when it is typed again.
    page.keys("Backspace").type(sign);
    expect(page.text).toBe(line(`${raw}⟦⟧`));
  });

  test("elsewhere it is done again", () => {
    const page = desk(p("قال⟦⟧")).type(",").keys("Backspace").type(" ثم,");
    expect(page.text).toBe(line("قال, ثم،⟦⟧"));
  });

  test("once something else was typed, Backspace takes a sign away as ever", () => {
    expect(desk(p("قال⟦⟧")).type(", ").keys("Backspace", "Backspace").text).toBe(line("قال⟦⟧"));
  });

  test("with a selection in its place, what was typed stands for it", () => {
    const page = desk(p("قال ⟦نعم⟧ ثم")).type('"');
    expect(page.text).toBe(line("قال «⟦⟧ ثم"));
    expect(page.keys("Backspace").text).toBe(line('قال "⟦⟧ ثم'));
  });
});

test("a number is in one kind of digits, also where one is mistyped", () => {
  const indic = { digits: "arabic_indic" } as const;
  const page = desk(p("عام ⟦⟧"), indic).type("2025");
  expect(page.keys("Backspace").type("4 و1,000").text).toBe(line("عام ٢٠٢٤ و١,٠٠٠⟦⟧"));
  // The first digit gives back what was typed, and the number goes on so.
  const latin = desk(p("عام ⟦⟧"), indic).type("2").keys("Backspace").type("024");
  expect(latin.text).toBe(line("عام 2024⟦⟧"));
  const anew = desk(p("عام ⟦⟧"), indic).type("3").keys("Backspace", "Backspace").type("2024");
  expect(anew.text).toBe(line("عام ٢٠٢٤⟦⟧"));
});

test("undo takes it back by itself, and redo does it again", () => {
  const page = desk().type("نعم, ثم");
  page.run("undo");
  expect(page.text).toBe(line("نعم،⟦⟧"));
  page.run("undo");
  expect(page.text).toBe(line("نعم,⟦⟧"));
  page.run("undo");
  expect(page.text).toBe(line("⟦⟧"));
  page.run("redo");
  page.run("redo");
  expect(page.text).toBe(line("نعم،⟦⟧"));
  page.run("redo");
  expect(page.text).toBe(line("نعم، ثم⟦⟧"));
});

test.each([
  ["كلمة ", "...", "كلمة …"],
  ["كلمة ", ".5", "كلمة .5"],
  ["موقع ", ".com", "موقع .com"],
  ["نعم ", ":)", "نعم :)"],
  ["نعم ", ";)", "نعم ;)"],
  ["اكتب warraq ", "--help", "اكتب warraq --help"],
  ["ثم", "....", "ثم...."],
])("what comes right after shows that it was none: %s%s", (before, typed, stands) => {
  expect(desk(p(`${before}⟦⟧`)).type(typed).text).toBe(line(`${stands}⟦⟧`));
});

test("a space is moved behind the mark in the middle of a line", () => {
  expect(desk(p("قال ⟦⟧ثم")).type(",").text).toBe(line("قال، ⟦⟧ثم"));
});

test("the caret goes where an abbreviation says", () => {
  const page = desk(p("⟦⟧")).type("قو ").type("نعم");
  expect(page.text).toBe(line("قال «نعم⟦⟧»"));
});

describe("where", () => {
  test("in the language of the block, of the run, and of what is around", () => {
    const kurmanji = block("paragraph", { lang: "kmr" }, "Erê⟦⟧");
    expect(desk(kurmanji).type(', "na"').text).toBe(line('Erê, "na"⟦⟧'));
    const latin = desk(p("Warraq writes it down for the newsroom⟦⟧"));
    expect(latin.type(', "na" ?').text).toBe(
      line('Warraq writes it down for the newsroom, "na" ?⟦⟧'),
    );
    const { lang } = desk().view.state.schema.marks;
    const english = run("yes⟦⟧", lang?.create({ lang: "en", dir: null }) ?? "strong");
    expect(desk(p("قال ", english)).type('"').text).toContain('yes\\"');
    expect(desk(ul(li(p("⟦⟧")))).type("نعم,").text).toContain("نعم،");
  });

  test("a line of Latin words that goes on in Arabic is Arabic", () => {
    expect(desk().type("Reuters, قالت").text).toBe(line("Reuters، قالت⟦⟧"));
  });

  test("a line after a hard break begins anew", () => {
    expect(desk(p("قال", br(), "⟦⟧")).type('"نعم"').text).toContain('"«نعم»⟦⟧"');
  });

  test("only what differs is written: marks stay", () => {
    const page = desk(p(run("قال", "strong"), " ⟦⟧")).type(",");
    expect(page.text).toBe('paragraph(strong("قال"), "،⟦⟧")');
  });
});

describe("what is no typing stays", () => {
  test("a divider and lists are made as ever", () => {
    expect(desk().type("---").text).toBe('divider, paragraph("⟦⟧")');
    expect(desk().type("- نعم").text).toBe('list(list_item(paragraph("نعم⟦⟧")))');
    expect(desk(p("⟦⟧"), { digits: "arabic_indic" }).type("1. نعم").text).toBe(
      'list(list_item(paragraph("نعم⟦⟧")))',
    );
  });

  test("several signs at once, as input methods and assistants write them", () => {
    const { view } = desk(p("قال⟦⟧"));
    const { from } = view.state.selection;
    const insert = () => view.state.tr.insertText(", ", from);
    expect(
      view.someProp("handleTextInput", (take) => take(view, from, from, ", ", insert)),
    ).toBeFalsy();
  });

  test("what an input method composes", () => {
    const page = desk(p("قال⟦⟧"));
    Object.defineProperty(page.view, "composing", { value: true });
    expect(page.type(",").text).toBe(line("قال,⟦⟧"));
  });

  test("what is pasted", () => {
    const page = desk(p("قال⟦⟧"));
    page.view.pasteText(', "نعم"...', new Event("paste") as ClipboardEvent);
    expect(page.text).toBe(line('قال, "نعم"...⟦⟧'));
  });

  test("everything where there is no help", () => {
    const typed = 'قال , "نعم"...';
    expect(new Desk([p("⟦⟧")]).type(typed).text).toBe(line(`${typed}⟦⟧`));
  });
});
