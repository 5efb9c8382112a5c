import { describe, expect, test } from "vitest";
import { placeOf, typedBy } from "../testing/typing";
import { quotes } from "./quotes";

describe("straight quotes in Arabic", () => {
  test.each([
    ['"كلمة"', "«كلمة»"],
    ['قال "نعم" ثم', "قال «نعم» ثم"],
    ['قال: "نعم."', "قال: «نعم.»"],
    ['قال:"نعم"', "قال:«نعم»"],
    ['("نعم")', "(«نعم»)"],
    ['— "نعم"', "— «نعم»"],
    ['قالت "Reuters" إن', "قالت «Reuters» إن"],
    ['قالت "رويترز (Reuters)" إن', "قالت «رويترز (Reuters)» إن"],
    ['عام "2024" كان', "عام «2024» كان"],
    ['"هل؟" "نعم!" "لا…"', "«هل؟» «نعم!» «لا…»"],
    // Words written together with the quoted one.
    ['ب"قسد"', "ب«قسد»"],
    ['و"قسد"', "و«قسد»"],
    ['لـ"قسد"', "لـ«قسد»"],
    ['وال"قسد"', "وال«قسد»"],
    ['لل"قسد"', "لل«قسد»"],
    ['قال "ل"قسد" دور" ثم', "قال «ل‹قسد› دور» ثم"],
    // A quotation within one.
    ['"قال "نعم" ثم"', "«قال ‹نعم› ثم»"],
    ['""نعم" قال"', "«‹نعم› قال»"],
    ['"قال "نعم""', "«قال ‹نعم›»"],
    // Not quotations.
    ['شاشة 15" كبيرة', 'شاشة 15" كبيرة'],
    ['<a href="x">', '<a href="x">'],
  ])("%s", (typed, stands) => {
    expect(typedBy(quotes, typed)).toBe(stands);
  });

  test("in the middle of a line, by the words around", () => {
    expect(typedBy(quotes, '"', placeOf({ after: "نعم ثم" }), "قال ")).toBe("قال «");
    expect(typedBy(quotes, '"', placeOf({ after: " ثم" }), "قال «نعم")).toBe("قال «نعم»");
    // The end of a quotation that began in an earlier paragraph.
    expect(typedBy(quotes, '"', placeOf(), "ثم مضى.")).toBe("ثم مضى.»");
    expect(typedBy(quotes, '"', placeOf(), "ثم مضى")).toBe("ثم مضى»");
    expect(typedBy(quotes, '"', placeOf({ after: "نعم" }), "قال")).toBe("قال«");
  });

  test("what was left straight is closed straight", () => {
    expect(typedBy(quotes, '"', placeOf(), 'قال "نعم')).toBe('قال "نعم"');
    expect(typedBy(quotes, '"لا"', placeOf(), 'قال "نعم" ثم ')).toBe('قال "نعم" ثم «لا»');
  });
});

test.each([
  ["guillemets", "«قال ‹نعم› ثم»"],
  ["guillemets_curly", "«قال “نعم” ثم»"],
  ["curly", "“قال ‘نعم’ ثم”"],
  ["curly_guillemets", "“قال «نعم» ثم”"],
] as const)("the pair of the house: %s", (pair, stands) => {
  const place = placeOf({ house: { quotes: pair } });
  expect(typedBy(quotes, '"قال "نعم" ثم"', place)).toBe(stands);
});

test("a quotation that is there is closed by its own mark", () => {
  expect(typedBy(quotes, '"', placeOf(), "قال “نعم")).toBe("قال “نعم”");
});

test.each([
  ["«كلمة«", "«كلمة»"],
  ["»كلمة»", "«كلمة»"],
  ["قال «نعم» ثم «لا»", "قال «نعم» ثم «لا»"],
  ["«و«قسد»", "«و«قسد»"],
])("guillemets typed the wrong way round: %s", (typed, stands) => {
  expect(typedBy(quotes, typed)).toBe(stands);
});

test.each(["en", "kmr", "tr"])("Latin text keeps its own: %s", (language) => {
  expect(typedBy(quotes, '"Erê" «na«', placeOf({ language }))).toBe('"Erê" «na«');
});
