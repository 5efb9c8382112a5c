import { describe, expect, test } from "vitest";
import { isBlockId, isDirection, validateInteger, validateLanguage } from "./attrs";

describe("language tags", () => {
  test.each(["ar", "ckb", "en-GB", "ku-Arab-IQ", "ar-u-nu-latn", "x-a", "i-klingon", "AR"])(
    "%s",
    (tag) => {
      expect(() => validateLanguage(tag)).not.toThrow();
    },
  );

  test.each([
    "",
    "a",
    "ar-",
    "ar-u",
    "-ar",
    "ar_SY",
    "ar SY",
    "عربي",
    "languages1",
    "i-x",
    "ar-toolongpart",
    1,
    null,
  ])("%o is none", (tag) => {
    expect(() => validateLanguage(tag)).toThrow(RangeError);
  });
});

test("ids are ULIDs in capitals that fit in 128 bits", () => {
  expect(isBlockId("01HZ0000000000000000000000")).toBe(true);
  expect(isBlockId("7ZZZZZZZZZZZZZZZZZZZZZZZZZ")).toBe(true);
  for (const id of [
    "",
    "8ZZZZZZZZZZZZZZZZZZZZZZZZZ",
    "01hz0000000000000000000000",
    "01HZ000000000000000000000U",
    1,
  ])
    expect(isBlockId(id)).toBe(false);
});

test("directions and numbers", () => {
  expect([isDirection("rtl"), isDirection("ltr"), isDirection("auto"), isDirection(null)]).toEqual([
    true,
    true,
    false,
    false,
  ]);
  const check = validateInteger(1);
  for (const number of [1, 4294967295]) expect(() => check(number)).not.toThrow();
  for (const number of [0, 4294967296, 1.5, Number.NaN, "1", null])
    expect(() => check(number)).toThrow(RangeError);
});
