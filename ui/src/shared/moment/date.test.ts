import { describe, expect, it } from "vitest";
import { isoDay, readDate, today } from "./date";

describe("readDate", () => {
  const taken: [string, string][] = [
    ["2024-01-17", "2024-01-17"],
    ["2024/1/7", "2024-01-07"],
    ["17/1/2024", "2024-01-17"],
    ["17.1.2024", "2024-01-17"],
    ["17-1-2024", "2024-01-17"],
    ["١٧/١/٢٠٢٤", "2024-01-17"],
    ["۲۰۲۴-۰۱-۱۷", "2024-01-17"],
    ["\u200f17/1/2024\u200f", "2024-01-17"],
    ["17 كانون الثاني 2024", "2024-01-17"],
    ["3 اذار 2024", "2024-03-03"],
    ["١ أيلول ٢٠٢٤", "2024-09-01"],
    ["5 يناير 2024", "2024-01-05"],
    ["29 February 2024", "2024-02-29"],
  ];
  it.each(taken)("takes %s", (typed, value) => {
    expect(readDate(typed)).toEqual({ kind: "day", value });
  });

  it.each(["غداً", "17/1", "17/1/24", "2024", "17 شهر 2024"])("does not guess at %s", (typed) => {
    expect(readDate(typed)).toEqual({ kind: "fault", fault: "date_unreadable" });
  });

  it.each(["31/2/2024", "29/2/2023", "2024-13-01", "0/1/2024"])("knows no day %s", (typed) => {
    expect(readDate(typed)).toEqual({ kind: "fault", fault: "date_no_such_day" });
  });

  it("is empty for blank text", () => {
    expect(readDate("  \u200f")).toEqual({ kind: "empty" });
  });
});

describe("days", () => {
  it("are the reader's own, not Greenwich's", () => {
    const lateInLondon = new Date("2024-01-17T22:30:00Z");
    expect(today(lateInLondon, "Asia/Damascus")).toBe("2024-01-18");
    expect(today(lateInLondon, "UTC")).toBe("2024-01-17");
  });

  it("must exist", () => {
    expect(isoDay(2024, 2, 29)).toBe("2024-02-29");
    expect(isoDay(2023, 2, 29)).toBeNull();
  });
});
