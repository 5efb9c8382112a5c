import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { language, localeOf } from "../i18n";
import { clockTime, dateAndTime, longDate, relativeTime } from "./dates";
import { languageDirection } from "./language_direction";

const NOON_MS = Date.parse("2024-01-17T12:00:00Z");
const ago = (span_ms: number): string => new Date(NOON_MS - span_ms).toISOString();

beforeEach(() => (language.code = "ar"));
afterEach(() => (language.code = "ar"));

describe("dates in Arabic", () => {
  it("have Syrian months, Latin digits and no comma after the day", () => {
    expect(longDate("2024-01-17")).toBe("الأربعاء 17 كانون الثاني 2024");
    expect(dateAndTime("2024-01-17T12:00:00Z")).toContain("كانون الثاني 2024");
  });

  it("are empty for what is no date", () => {
    expect([longDate("2024-13-45"), clockTime("x"), relativeTime("x", NOON_MS)]).toEqual([
      "",
      "",
      "",
    ]);
  });

  it("show the time of day with seconds, from 00 to 23", () => {
    expect(clockTime(new Date(2024, 0, 17, 14, 3, 22).toISOString())).toBe("14:03:22");
    expect(clockTime(new Date(2024, 0, 17, 0, 5, 0).toISOString())).toBe("00:05:00");
  });

  it("say how long ago it was, and the date once that says more", () => {
    expect(relativeTime(ago(20_000), NOON_MS)).toBe("الآن");
    expect(relativeTime(ago(2 * 60_000), NOON_MS)).toBe("قبل دقيقتين");
    expect(relativeTime(ago(3 * 3_600_000), NOON_MS)).toBe("قبل 3 ساعات");
    expect(relativeTime(ago(86_400_000), NOON_MS)).toBe("أمس");
    expect(relativeTime(ago(30 * 86_400_000), NOON_MS)).toContain("2023");
    expect(relativeTime(ago(-5000), NOON_MS)).toBe("الآن");
  });
});

it("follow the window's language, or the text's when it is asked for", () => {
  language.code = "en";
  expect(longDate("2024-01-17")).toBe("Wednesday 17 January 2024");
  expect(longDate("2024-01-17", localeOf("ar"))).toBe("الأربعاء 17 كانون الثاني 2024");
  expect(localeOf("not a tag")).toBe("en-GB");
});

describe("the direction of a language", () => {
  it.each(["ar", "ckb", "ckb-IQ", "fa", "ku-Arab", "AR-sy", "syr", "ckb_IQ"])(
    "is rtl for %s",
    (tag) => expect(languageDirection(tag)).toBe("rtl"),
  );
  it.each(["kmr", "ku", "en", "ar-Latn", "art", "", "tr"])("is ltr for %s", (tag) =>
    expect(languageDirection(tag)).toBe("ltr"),
  );
});
