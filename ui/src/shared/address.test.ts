import { describe, expect, it } from "vitest";
import { addressText } from "./address";

describe("an address as people read it", () => {
  it("has letters in place of their codes", () => {
    expect(addressText("https://a.example/%D8%B3%D9%88%D9%82-%d9%82%d8%a7/?p=1")).toBe(
      "https://a.example/سوق-قا/?p=1",
    );
    expect(addressText("https://a.example/?p=41")).toBe("https://a.example/?p=41");
  });

  it("keeps what is no letter, and what nobody would see", () => {
    for (const kept of ["/a%2Fb", "/100%25", "/%ff%fe", "/a%20b", "/%E2%80%AEcod", "/%", "/%d8"])
      expect(addressText(`https://a.example${kept}`)).toBe(`https://a.example${kept}`);
  });
});
