import { describe, expect, it } from "vitest";
import { bestScore, score } from "./matching";

describe("matching", () => {
  it.each([
    ["امريكيه", "الخارجية الأمريكيّة"],
    ["اقفل", "أقفِل الخزنة"],
    ["كوباني", "کۆبانی"],
    ["القامشلى", "القامشلي"],
    ["تقرير ٣", "تقرير 3"],
    ["تنظيم", "التنــظيم"],
    ["kobane", "Li Kobanê pêşangeh"],
    ["وسوم", "افتح الوسوم"],
  ])("finds %s in «%s»", (query, text) => {
    expect(score(query, text)).toBeGreaterThan(0);
  });

  it("wants every word of the query", () => {
    expect(score("مقال جديد", "مقال جديد: رأي")).toBeGreaterThan(0);
    expect(score("مقال قديم", "مقال جديد")).toBe(0);
  });

  it("puts whole words before beginnings, and beginnings before insides", () => {
    const whole = score("ready", "Ready");
    const beginning = score("read", "Ready");
    const inside = score("ead", "Ready");
    expect(whole).toBeGreaterThan(beginning);
    expect(beginning).toBeGreaterThan(inside);
    expect(inside).toBeGreaterThan(0);
    expect(score("e", "Ready")).toBe(0);
  });

  it("takes any of several names, and everything for an empty query", () => {
    expect(bestScore("lock", ["اقفل الخزنة", "Lock the vault"])).toBeGreaterThan(0);
    expect(bestScore("اقفل", ["اقفل الخزنة", "Lock the vault"])).toBeGreaterThan(0);
    expect(bestScore("  ", ["x"])).toBe(1);
    expect(bestScore("x", [])).toBe(0);
  });
});
