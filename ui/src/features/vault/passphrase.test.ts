import { describe, expect, it } from "vitest";
import { strengthOf } from "./passphrase";

describe("the strength of a passphrase", () => {
  it("counts what is missing in characters, not in code units", () => {
    expect(strengthOf("سوريا")).toEqual({ grade: "short", missing: 3 });
    expect(strengthOf("🔑🔑🔑")).toEqual({ grade: "short", missing: 5 });
  });

  it.each(["aaaaaaaaaaaaaaaaaaaaaaa", "123456789", "abcdefghijklmnop", "كلمةسرية"])(
    "is weak for what is quickly guessed: %s",
    (passphrase) => expect(strengthOf(passphrase).grade).toBe("weak"),
  );

  it("is fair for a longer one and good for several words", () => {
    expect(strengthOf("قهوة الصباح7").grade).toBe("fair");
    expect(strengthOf("نخلة سحاب مرسى قنديل").grade).toBe("good");
    expect(strengthOf("correct horse battery staple").grade).toBe("good");
  });
});
