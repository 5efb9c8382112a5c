import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { momentInWords, momentText, readMoment } from "./moment";

const DAMASCUS = "Asia/Damascus";
const BERLIN = "Europe/Berlin";

describe("readMoment", () => {
  const taken: [string, string][] = [
    ["2024-01-17 14:30", "2024-01-17T11:30:00Z"],
    ["17/1/2024 14:30", "2024-01-17T11:30:00Z"],
    ["١٧/١/٢٠٢٤، ١٤:٣٠", "2024-01-17T11:30:00Z"],
    ["17/1/2024 2:30 م", "2024-01-17T11:30:00Z"],
    ["17/1/2024 12:05 ص", "2024-01-16T21:05:00Z"],
    ["17 كانون الثاني 2024 9:00", "2024-01-17T06:00:00Z"],
    ["2024-01-17T14:30", "2024-01-17T11:30:00Z"],
  ];
  it.each(taken)("takes %s as local time", (typed, value) => {
    expect(readMoment(typed, DAMASCUS)).toEqual({ kind: "moment", value });
  });

  const refused: [string, string][] = [
    ["17/1/2024", "moment_no_time"],
    ["17/1/2024 25:00", "moment_no_such_time"],
    ["17/1/2024 13:00 م", "moment_no_such_time"],
    ["31/2/2024 10:00", "date_no_such_day"],
    ["صباحاً", "date_unreadable"],
    ["14:30", "date_unreadable"],
  ];
  it.each(refused)("says what is wrong with %s", (typed, fault) => {
    expect(readMoment(typed, DAMASCUS)).toEqual({ kind: "fault", fault });
  });

  it("refuses the hour that summer time skips and takes the first of the doubled one", () => {
    expect(readMoment("2024-03-31 02:30", BERLIN)).toEqual({
      kind: "fault",
      fault: "moment_skipped",
    });
    expect(readMoment("2024-10-27 02:30", BERLIN)).toEqual({
      kind: "moment",
      value: "2024-10-27T00:30:00Z",
    });
  });

  it("reads back what it shows", () => {
    const minutes = fc.integer({ min: 0, max: 60 * 24 * 365 * 40 });
    const zones = fc.constantFrom(DAMASCUS, BERLIN, "UTC", "America/New_York", "Asia/Tehran");
    fc.assert(
      fc.property(minutes, zones, (minute, zone) => {
        const value = `${new Date(minute * 60_000 + Date.UTC(2000, 0, 1)).toISOString().slice(0, 19)}Z`;
        const shown = momentText(value, zone);
        const read = readMoment(shown, zone);
        if (read.kind !== "moment") return false;
        // The second of a doubled hour is shown alike, and reads as the first.
        return momentText(read.value, zone) === shown;
      }),
    );
  });
});

describe("momentInWords", () => {
  it("says the local time and its distance to Greenwich", () => {
    const words = momentInWords("2024-01-17T11:30:00Z", "ar-SY-u-nu-latn", DAMASCUS);
    expect(words).toContain("الأربعاء 17 كانون الثاني 2024");
    expect(words).toContain("14:30");
    expect(words).toContain("غرينتش+3");
  });

  it("has none for what is no time", () => {
    expect(momentInWords("soon", "en", DAMASCUS)).toBe("");
  });
});
