import { afterEach, describe, expect, it } from "vitest";
import { readMoment } from "./moment";
import { wallClock } from "./wall_clock";

const NIGHT = new Date("2026-11-30T22:05:00Z");

const usual = Object.getOwnPropertyDescriptor(Intl.DateTimeFormat.prototype, "format");

afterEach(() => {
  if (usual !== undefined) Object.defineProperty(Intl.DateTimeFormat.prototype, "format", usual);
});

describe("a clock on the wall", () => {
  it("shows day and time of its zone", () => {
    expect(wallClock(NIGHT, "UTC")).toEqual({ day: "2026-11-30", time: "22:05" });
    expect(wallClock(NIGHT, "Asia/Damascus")).toEqual({ day: "2026-12-01", time: "01:05" });
    expect(wallClock(new Date("2026-12-01T00:00:00Z"), "UTC").time).toBe("00:00");
  });

  it("is read where the webview strings dates together in its own way", () => {
    // A webview without a locale's data writes its dates as Americans do.
    const inItsWay = { configurable: true, get: () => () => "11/30/26" };
    Object.defineProperty(Intl.DateTimeFormat.prototype, "format", inItsWay);
    expect(wallClock(NIGHT, "UTC")).toEqual({ day: "2026-11-30", time: "22:05" });
    expect(readMoment("2026-12-01 15:00", "Etc/GMT-3")).toEqual({
      kind: "moment",
      value: "2026-12-01T12:00:00Z",
    });
  });
});
