import { afterEach, expect, it } from "vitest";
import { language } from "../../i18n";
import { isApart, timeIn } from "./clocks";

afterEach(() => {
  language.code = "ar";
});

const NOON = Date.parse("2026-11-29T12:00:00Z");

it("the time of a site is that of its zone, by name or by its distance from UTC", () => {
  language.code = "en";
  expect(timeIn("Asia/Damascus", 0, NOON)).toContain("15:00");
  expect(timeIn("Mars/Olympus", -210, NOON)).toContain("08:30");
  expect(timeIn("Asia/Tokyo", 540, NOON + 4 * 3_600_000)).toMatch(/Monday.*01:00/u);
});

it("clocks are apart past five minutes, in either direction", () => {
  expect([null, 0, 299, -300].map(isApart)).toEqual([false, false, false, false]);
  expect([301, -7200].map(isApart)).toEqual([true, true]);
});
