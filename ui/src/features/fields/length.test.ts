import { describe, expect, it } from "vitest";
import { countCharacters, lengthOf } from "./length";

describe("lengths", () => {
  it("count a letter with its marks once", () => {
    expect(countCharacters("كُتِبَ")).toBe(3);
    expect(countCharacters("كتب")).toBe(3);
    expect(countCharacters("📷 خبر")).toBe(5);
    expect(countCharacters("")).toBe(0);
  });

  it("warn near the limit and past it", () => {
    expect(lengthOf("١٢٣٤٥٦٧٨", 10)?.state).toBe("fits");
    expect(lengthOf("١٢٣٤٥٦٧٨٩", 10)?.state).toBe("near");
    expect(lengthOf("١٢٣٤٥٦٧٨٩٠", 10)).toEqual({ used: 10, limit: 10, state: "near" });
    expect(lengthOf("١٢٣٤٥٦٧٨٩٠١", 10)?.state).toBe("over");
    expect(lengthOf("نص", null)).toBeNull();
  });
});
