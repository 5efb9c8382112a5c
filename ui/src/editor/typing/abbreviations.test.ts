import { expect, test } from "vitest";
import { placeOf, typedBy } from "../testing/typing";
import { abbreviations } from "./abbreviations";

const place = placeOf({
  house: {
    abbreviations: new Map([
      ["قسد", "قوات سوريا الديمقراطية"],
      ["م.ع", "المتحدث العسكري"],
      ["قو", "قال «|» مضيفاً"],
      ["btw", "by the way"],
    ]),
  },
});

test.each([
  ["قسد ", "قوات سوريا الديمقراطية "],
  ["قسد،", "قوات سوريا الديمقراطية،"],
  ["قسد.", "قوات سوريا الديمقراطية."],
  ["«قسد»", "«قوات سوريا الديمقراطية»"],
  ["(قسد)", "(قوات سوريا الديمقراطية)"],
  ["عن م.ع ثم", "عن المتحدث العسكري ثم"],
  ["btw, no", "by the way, no"],
  // Not the whole word, and not yet ended.
  ["قسد", "قسد"],
  ["وقسد ", "وقسد "],
  ["قسدي ", "قسدي "],
  ["#قسد ", "#قسد "],
  ["@btw ", "@btw "],
  ["BTW ", "BTW "],
])("%s", (typed, stands) => {
  expect(typedBy(abbreviations, typed, place)).toBe(stands);
});

test("the caret goes where the full form says; the space that asked for it goes", () => {
  expect(abbreviations("قو", " ", place)).toEqual({ cut: 2, text: "قال «» مضيفاً", caret: 5 });
  expect(abbreviations("قو", ".", place)).toEqual({ cut: 2, text: "قال «» مضيفاً.", caret: 5 });
});

test("in every language", () => {
  const english = { ...place, language: "en", around: "en" };
  expect(typedBy(abbreviations, "btw ", english)).toBe("by the way ");
});
