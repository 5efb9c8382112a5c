import { expect, it } from "vitest";
import { share, wordsWanted } from "./share";

it("more than all of it is all of it", () => {
  expect([share(0, 400), share(100, 400), share(900, 400), share(5, 0)]).toEqual([0, 0.25, 1, 1]);
});

it("a number is one in any digits, and nothing is no number", () => {
  expect(["400", "٤٠٠", "۴۰۰", " 1,200 ", "١٬٢٠٠"].map(wordsWanted)).toEqual([
    400, 400, 400, 1200, 1200,
  ]);
  expect(wordsWanted(" ")).toBeNull();
  for (const wrong of ["-4", "4.5", "كثير", "1234567"]) expect(wordsWanted(wrong)).toBeUndefined();
});
