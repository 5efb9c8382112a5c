import { describe, expect, it } from "vitest";
import { knownZone, timesOf } from "./zones";

const plain = (text: string): string => text.replace(/[\u2066-\u2069]/gu, "");
const NOON = "2026-12-01T12:00:00Z";

describe("times at a site", () => {
  it("know zones by name and by offset", () => {
    expect(["Asia/Damascus", "+03:00", "-05:00", "+00:00"].map(knownZone)).toEqual([
      "Asia/Damascus",
      "Etc/GMT-3",
      "Etc/GMT+5",
      "UTC",
    ]);
    expect([knownZone(""), knownZone("Mars/Base")]).toEqual([null, null]);
  });

  it("are said there, here and in UTC, each once", () => {
    const here = Intl.DateTimeFormat().resolvedOptions().timeZone;
    const times = timesOf(NOON, "+03:00").map(plain);
    expect(times[0]).toContain("15:00");
    expect(times[0]).toContain("بتوقيت الموقع");
    if (here === "UTC") expect(times).toHaveLength(2);
    expect(times.some((time) => time.includes("12:00"))).toBe(true);
    expect(timesOf(NOON, "").every((time) => !time.includes("بتوقيت الموقع"))).toBe(true);
    expect(timesOf(NOON, "UTC")).toHaveLength(here === "UTC" ? 1 : 2);
  });
});
