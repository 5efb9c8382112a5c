import { expect, test } from "vitest";
import type { TypingHelp } from "../../ipc/bindings";
import { helpOf, standing } from "./rules";

const usual: TypingHelp = {
  off: [],
  quotes: "guillemets",
  digits: "as_typed",
  abbreviations: [{ short: "قسد", long: "قوات سوريا الديمقراطية" }],
};
const place = { language: "ar", around: "ar", after: "" };

test("every file of a rule is in the registry", () => {
  const files = Object.keys(import.meta.glob("./*.ts"));
  const rules = files.filter((name) => !/test|\/(rules?|plugin|place)\.ts$/u.test(name));
  expect(helpOf(usual).rules).toHaveLength(rules.length);
});

test("one sign may have to do with several rules", () => {
  const help = helpOf(usual);
  expect(standing("قال ", ",", help, place)).toMatchObject({ cut: 1, text: "،" });
  expect(standing("عند قسد", ",", help, place)).toMatchObject({
    cut: 3,
    text: "قوات سوريا الديمقراطية،",
  });
  expect(standing("قال:", '"', help, place)).toMatchObject({ cut: 0, text: " «" });
});

test.each([
  ["quotes", "قال ", '"'],
  ["marks", "قال", ","],
  ["spaces", "قال ", "،"],
  ["ellipsis", "قال..", "."],
  ["dash", "قال -", "-"],
  ["abbreviations", "قسد", " "],
] as const)("%s can be switched off", (rule, before, typed) => {
  expect(standing(before, typed, helpOf(usual), place)).not.toBeNull();
  expect(standing(before, typed, helpOf({ ...usual, off: [rule] }), place)).toBeNull();
});
