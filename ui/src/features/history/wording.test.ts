import { describe, expect, it } from "vitest";
import { actionText, shortened } from "./wording";

const undoable = { id: 1, action: "article.status" as const, article: "A", at: "", person: "" };

describe("the words of a notice", () => {
  it("name the action, and the article where it has a headline", () => {
    expect(actionText("history.offer", { ...undoable, headline: "" })).toContain("تغيير الحالة");
    const text = actionText("history.undone", { ...undoable, headline: "خبر عاجل" });
    expect(text).toContain("خبر عاجل");
    expect(text).toContain("تغيير الحالة");
  });

  it("cut a long headline between its words", () => {
    expect(shortened("واشنطن تبلغ تركيا بوقف عدوانها", 18)).toBe("واشنطن تبلغ تركيا…");
    expect(shortened("قصير", 18)).toBe("قصير");
    expect(shortened("بلافراغاتأبداً", 5)).toBe("بلافر…");
  });
});
