import { describe, expect, it } from "vitest";
import { exchanged, visibleRuns } from "./visible";

describe("an example", () => {
  it("names what nobody can see, and leaves letters joined", () => {
    expect(visibleRuns("الطريق\u00a0مفتوح\u200f")).toEqual([
      { text: "الطريق", name: null },
      { text: "\u00a0", name: "NBSP" },
      { text: "مفتوح", name: null },
      { text: "\u200f", name: "RLM" },
    ]);
    expect(visibleRuns("")).toEqual([]);
  });

  it("tells letters that look alike by their codes", () => {
    expect(exchanged("کتاب", "كتاب")).toEqual({ from: "U+06A9", to: "U+0643" });
    expect(exchanged("خبر", "خبر")).toBeNull();
  });
});
