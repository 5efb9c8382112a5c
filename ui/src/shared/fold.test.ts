import { describe, expect, it } from "vitest";
import cases from "../../../tests/corpus/folding.json";
import { fold } from "./fold";

describe("fold", () => {
  const same: [string, string][] = [
    ["أحمد", "احمد"],
    ["إدلب", "ادلب"],
    ["آذار", "اذار"],
    ["المُدُن", "المدن"],
    ["تـنـظيم", "تنظيم"],
    ["القامشلية", "القامشليه"],
    ["مستشفى", "مستشفي"],
    ["کوردستان", "كوردستان"],
    ["هەولێر", "ههولير"],
    ["مسؤول", "مسوول"],
    ["هيئة", "هييه"],
    ["عام ٢٠٢٤", "عام 2024"],
    ["عام ۲۰۲۴", "عام 2024"],
    ["\u200fسوريا\u200f", "سوريا"],
    ["ﻻجئون", "لاجئون"],
    ["  شمال   سوريا ", "شمال سوريا"],
    ["NATO", "nato"],
    ["Kobanî", "kobani"],
  ];
  it.each(same)("%s is %s", (one, other) => {
    expect(fold(one)).toBe(fold(other));
  });

  it("is what the core folds to", () => {
    for (const [one = "", other = ""] of cases.same) expect(fold(one)).toBe(fold(other));
    for (const [one = "", other = ""] of cases.different) expect(fold(one)).not.toBe(fold(other));
  });

  it("keeps different words apart", () => {
    expect(fold("سوريا")).not.toBe(fold("سورية"));
    expect(fold("علم")).not.toBe(fold("عالم"));
  });

  it("folds what is folded to itself", () => {
    for (const [one] of same) expect(fold(fold(one))).toBe(fold(one));
  });
});
