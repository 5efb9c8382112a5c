import { describe, expect, test } from "vitest";
import { placeOf, typedBy } from "../testing/typing";
import { spaces } from "./spaces";

describe("no space before a mark", () => {
  test.each([
    ["قال ، ثم", "قال، ثم"],
    ["قال ؛ ثم", "قال؛ ثم"],
    ["متى ؟ ثم", "متى؟ ثم"],
    ["نعم ! ثم", "نعم! ثم"],
    ["قال : نعم", "قال: نعم"],
    ["مضى . ثم", "مضى. ثم"],
    ["مضى  . ثم", "مضى. ثم"],
    ["«نعم» ، ثم", "«نعم»، ثم"],
    ["(قسد) . ثم", "(قسد). ثم"],
    ["عام 2024 . ثم", "عام 2024. ثم"],
    ["10 % . ثم", "10 %. ثم"],
    ["قالت Reuters ، ثم", "قالت Reuters، ثم"],
    // Latin words keep what their language does.
    ["قال Bonjour ! ثم", "قال Bonjour ! ثم"],
    ["قال Node .js", "قال Node .js"],
    [" . ثم", " . ثم"],
  ])("%s", (typed, stands) => {
    expect(typedBy(spaces, typed)).toBe(stands);
  });

  test("it is moved behind the mark where the text goes on there", () => {
    expect(typedBy(spaces, "،", placeOf({ after: "ثم مضى" }), "قال ")).toBe("قال، ");
    expect(typedBy(spaces, "،", placeOf({ after: " ثم" }), "قال ")).toBe("قال،");
  });

  test.each([
    [".", "."],
    [".", "5"],
    [".", "٥"],
    [".", "c"],
    [":", ")"],
    [":", "/"],
  ])("%s and then %s shows that it was none", (mark, next) => {
    const regret = spaces("كلمة ", mark, placeOf())?.regret;
    expect(regret?.test(next)).toBe(true);
    expect(regret?.test("ق")).toBe(false);
    expect(regret?.test(" ")).toBe(false);
  });
});

describe("one space after a mark", () => {
  test.each([
    ["قال،ثم", "قال، ثم"],
    ["قال؛ثم", "قال؛ ثم"],
    ["متى؟ثم", "متى؟ ثم"],
    ["متى؟!ثم", "متى؟! ثم"],
    ["نعم!ثم", "نعم! ثم"],
    ["قال:نعم", "قال: نعم"],
    ["قال:«نعم»", "قال: «نعم»"],
    ["مضى.ثم", "مضى. ثم"],
    ["«نعم».ثم", "«نعم». ثم"],
    ["رويترز،Reuters", "رويترز، Reuters"],
    ["قرية،10 أشخاص", "قرية، 10 أشخاص"],
    ["عام 2024،ثم", "عام 2024، ثم"],
    // Numbers, hours, initials, addresses, several full stops.
    ["3،5 مليون", "3،5 مليون"],
    ["3.5 مليون", "3.5 مليون"],
    ["١٠:٣٠", "١٠:٣٠"],
    ["الساعة 10:30.", "الساعة 10:30."],
    ["أ.ف.ب", "أ.ف.ب"],
    ["ق.م", "ق.م"],
    ["د.محمد", "د.محمد"],
    ["17.1.2024", "17.1.2024"],
    ["3.ب", "3.ب"],
    ["ثم...مضى", "ثم...مضى"],
    ["ثم…مضى", "ثم…مضى"],
    ["مضى.com", "مضى.com"],
    ["https://x.net/a.ب", "https://x.net/a.ب"],
    ["@خبر.سوريا", "@خبر.سوريا"],
    ["قال، ثم", "قال، ثم"],
    ["«نعم.»", "«نعم.»"],
    ["(نعم.)", "(نعم.)"],
  ])("%s", (typed, stands) => {
    expect(typedBy(spaces, typed)).toBe(stands);
  });
});

test.each(["en", "fr", "kmr", "tr"])("Latin text is left alone: %s", (language) => {
  const place = placeOf({ language });
  expect(typedBy(spaces, "Oui ! Non ; x.y", place)).toBe("Oui ! Non ; x.y");
});

test("Sorani has the same marks", () => {
  expect(typedBy(spaces, "بەڵێ ،نا", placeOf({ language: "ckb" }))).toBe("بەڵێ، نا");
});
