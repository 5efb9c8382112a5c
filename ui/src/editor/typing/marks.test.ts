import { expect, test } from "vitest";
import { placeOf, typedBy } from "../testing/typing";
import { marks } from "./marks";

test.each([
  ["قال, ثم مضى", "قال، ثم مضى"],
  ["عاد; ثم مضى", "عاد؛ ثم مضى"],
  ["متى يعود?", "متى يعود؟"],
  ["أحقاً?!", "أحقاً؟!"],
  ["قالَ, ثم", "قالَ، ثم"],
  ["لـ, ثم", "لـ، ثم"],
  ["«كلمة», ثم", "«كلمة»، ثم"],
  ["(قسد), ثم", "(قسد)، ثم"],
  ["كلمة[1], ثم", "كلمة[1]، ثم"],
  [", ثم", "، ثم"],
  // Numbers keep their commas, and the sentence gets its own.
  ["1,000 شخص", "1,000 شخص"],
  ["نحو 12,345,678 شخصاً", "نحو 12,345,678 شخصاً"],
  ["١,٠٠٠ شخص", "١,٠٠٠ شخص"],
  ["عام 2024, قال", "عام 2024، قال"],
  ["عام ٢٠٢٤, قال", "عام ٢٠٢٤، قال"],
  ["بنسبة 10%, ثم", "بنسبة 10%، ثم"],
  ["الساعة 10:30, ثم", "الساعة 10:30، ثم"],
  ["عددهم 5?", "عددهم 5؟"],
  ["عددهم 5; ثم", "عددهم 5؛ ثم"],
  // A Latin name in the sentence.
  ["قالت Reuters, إن", "قالت Reuters، إن"],
  ["قالت Reuters,إن", "قالت Reuters،إن"],
  ["قالت «Reuters», إن", "قالت «Reuters»، إن"],
  ["قالت (AFP), إن", "قالت (AFP)، إن"],
  ["قرب COVID-19, إن", "قرب COVID-19، إن"],
  ["طائرة F-16, ثم", "طائرة F-16، ثم"],
  ["قالت Reuters; ثم", "قالت Reuters؛ ثم"],
  ["في Washington, DC, قال", "في Washington, DC، قال"],
  ["بين Apollo 11, Apollo 12", "بين Apollo 11, Apollo 12"],
  ["هل زرت Berlin?", "هل زرت Berlin؟"],
  ["قرأ “What is news?” ثم", "قرأ “What is news?” ثم"],
  ["قال: Hello. What?", "قال: Hello. What?"],
  // Behind a quotation or a bracket it is the sentence's around it.
  ["هل هذا «NATO»?", "هل هذا «NATO»؟"],
  ['هل هذا "NATO"?', 'هل هذا "NATO"؟'],
  ["هل هذا (NATO)?", "هل هذا (NATO)؟"],
  ["هل هذا «“NATO” (US)»?", "هل هذا «“NATO” (US)»؟"],
  ["هل قال «Hello. Yes!»?", "هل قال «Hello. Yes!»؟"],
  ["قال نعم. Is it “NATO”?", "قال نعم. Is it “NATO”?"],
  ["قال: «Is it (NATO)?», ثم", "قال: «Is it (NATO)?»، ثم"],
  // Addresses, handles, hashtags, code.
  ["راجع https://xeber24.net/?p=1,2;3", "راجع https://xeber24.net/?p=1,2;3"],
  ["راجع xeber24.net?", "راجع xeber24.net?"],
  ["راسل a@b.net, ثم", "راسل a@b.net، ثم"],
  ["عند @warraq, ثم", "عند @warraq، ثم"],
  ["وسم #سوريا, ثم", "وسم #سوريا، ثم"],
  ["&amp; و", "&amp; و"],
  ["x=1; y", "x=1; y"],
])("%s", (typed, stands) => {
  expect(typedBy(marks, typed)).toBe(stands);
});

test.each(["ckb", "fa", "ur", "ar-SY", "ku-Arab"])(
  "languages in Arabic script have them: %s",
  (language) => {
    expect(typedBy(marks, "بەڵێ, نا", placeOf({ language, around: language }))).toBe("بەڵێ، نا");
  },
);

test.each(["en", "kmr", "tr", "fr", "he", "ru", "und-Latn"])(
  "others keep theirs: %s",
  (language) => {
    const place = placeOf({ language, around: language });
    expect(typedBy(marks, "Erê, na; çima?", place)).toBe("Erê, na; çima?");
  },
);

test("an Arabic letter behind a Latin beginning makes the line Arabic", () => {
  const place = placeOf({ language: "en" });
  expect(typedBy(marks, "Reuters, قالت", place)).toBe("Reuters، قالت");
});

test("what was taken back is not done again by the next letters", () => {
  for (const stands of ["قال, ", "عام 2024, ", "قالت Reuters, إ"])
    expect(typedBy(marks, "نعم", placeOf(), stands)).toBe(`${stands}نعم`);
});

test("a semicolon is taken back where it is the eyes of a face", () => {
  expect(marks("نعم ", ";", placeOf())?.regret?.test(")")).toBe(true);
});
