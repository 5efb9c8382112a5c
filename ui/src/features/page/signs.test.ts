import { describe, expect, it } from "vitest";
import { textIn } from "../../i18n";
import { catalogues } from "../../i18n/catalogues";
import { signByKey, signFace, signGroups, signName } from "./signs";

const all = signGroups.flatMap(({ signs }): readonly string[] => signs);

it("no sign is there twice", () => {
  expect(new Set(all).size).toBe(all.length);
});

it.each(["ar", "ckb", "en", "kmr"] as const)("every sign and group has its name in %s", (code) => {
  const keys = [
    ...signGroups.map(({ id }) => `signs.${id}`),
    ...all.map(signName).filter((name) => name !== null),
  ];
  for (const key of keys) expect(catalogues[code].has(key), key).toBe(true);
});

it.each(["ar", "ckb", "en", "kmr"] as const)(
  "a name in %s holds the letters that are seen",
  (code) => {
    for (const sign of ["\u200c", "\u200d", "\u00a0", "\u200f", "\u200e"])
      expect(textIn(code, signName(sign) ?? "")).toContain(`(${signFace(sign)})`);
  },
);

it("a letter is called as it looks, a mark stands on a line, what is not seen has letters", () => {
  expect([signName("ê"), signName("ـ"), signName("\u064e")]).toEqual([
    null,
    "signs.u0640",
    "signs.u064e",
  ]);
  expect([signFace("ê"), signFace("\u064e"), signFace("\u200c")]).toEqual(["ê", "ـَ", "ZWNJ"]);
});

describe("the arrows", () => {
  const last = (signGroups[0].signs.length as number) - 1;

  it("follow the eye along the row and round it", () => {
    expect(signByKey("ArrowLeft", { row: 0, at: 0 }, "rtl")).toEqual({ row: 0, at: 1 });
    expect(signByKey("ArrowLeft", { row: 0, at: 0 }, "ltr")).toEqual({ row: 0, at: last });
    expect(signByKey("ArrowRight", { row: 0, at: 0 }, "rtl")).toEqual({ row: 0, at: last });
    expect(signByKey("End", { row: 0, at: 2 }, "rtl")).toEqual({ row: 0, at: last });
    expect(signByKey("Home", { row: 0, at: 2 }, "rtl")).toEqual({ row: 0, at: 0 });
  });

  it("go to another row, and not out of the palette", () => {
    expect(signByKey("ArrowDown", { row: 0, at: last }, "rtl")).toEqual({ row: 1, at: 8 });
    expect(signByKey("ArrowUp", { row: 0, at: 3 }, "rtl")).toEqual({ row: 0, at: 3 });
    expect(signByKey("a", { row: 0, at: 3 }, "rtl")).toBeNull();
  });
});
