import { describe, expect, it } from "vitest";
import { complete, partTags, sameTag, tidyTag } from "./completion";

const known = [
  { name: "إقليم شمال وشرق سوريا", count: 3 },
  { name: "سوريا", count: 9 },
  { name: "الإدارة الذاتية", count: 5 },
  { name: "ادلب", count: 1 },
  { name: "Kobanî", count: 2 },
];
const names = (typed: string, chosen: string[] = []) =>
  complete(typed, known, chosen).map((tag) => tag.name);

describe("completion", () => {
  it("does not mind hamza and finds a later word", () => {
    expect(names("اد")).toEqual(["ادلب", "الإدارة الذاتية"]);
    expect(names("إد")).toEqual(["ادلب", "الإدارة الذاتية"]);
    expect(names("سوريا")).toEqual(["سوريا", "إقليم شمال وشرق سوريا"]);
    expect(names("kobani")).toEqual(["Kobanî"]);
  });

  it("offers the most used first and none that the article has", () => {
    expect(names("")[0]).toBe("سوريا");
    expect(names("سوريا", ["سُوريا"])).toEqual(["إقليم شمال وشرق سوريا"]);
  });

  it("offers nothing for what is not there", () => {
    expect(names("باريس")).toEqual([]);
  });
});

describe("tags", () => {
  it("are the same word by fold", () => {
    expect(sameTag("ادارة", ["سوريا", "إدارة"])).toBe("إدارة");
    expect(sameTag("لبنان", ["سوريا"])).toBeNull();
  });

  it("are parted at both commas and line ends", () => {
    expect(partTags("سوريا، تركيا,  قسد ؛\nواشنطن")).toEqual(["سوريا", "تركيا", "قسد", "واشنطن"]);
    expect(partTags(" ، ")).toEqual([]);
    expect(tidyTag("  شمال \u00a0 سوريا ")).toBe("شمال سوريا");
  });
});
