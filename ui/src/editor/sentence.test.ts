import { expect, it } from "vitest";
import { sentenceAround } from "./sentence";

/** The sentence around the bar, between brackets. */
function around(marked: string): string {
  const offset = marked.indexOf("|");
  const text = marked.replace("|", "");
  const { from, to } = sentenceAround(text, offset);
  return text.slice(from, to);
}

it("a sentence ends at its marks, with what closes after them", () => {
  expect(around("قال: «نعم.» وم|ضى. ثم عاد؟")).toBe("ومضى.");
  expect(around("قال: «ن|عم.» ومضى. ثم عاد؟")).toBe("قال: «نعم.»");
  expect(around("قال: «نعم.» ومضى. ثم عا|د؟")).toBe("ثم عاد؟");
  expect(around("انتظر|… ثم")).toBe("انتظر…");
  expect(around("One. Tw|o! Three")).toBe("Two!");
});

it("right behind the mark one is still at the sentence, and behind the space at the next", () => {
  expect(around("أول.| ثان.")).toBe("أول.");
  expect(around("أول. |ثان.")).toBe("ثان.");
});

it("no abbreviation, number or address ends one", () => {
  expect(around("التقى د. محمد ب|الوفد. ثم")).toBe("التقى د. محمد بالوفد.");
  expect(around("بلغ 3.5 م|ليون في xeber24.net. ثم")).toBe("بلغ 3.5 مليون في xeber24.net.");
});

it("a hard break ends one, and nothing is a sentence too", () => {
  expect(around("سطر\nث|ان")).toBe("ثان");
  expect(around("|")).toBe("");
  expect(around("أول. |")).toBe("");
});
