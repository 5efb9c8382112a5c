import { describe, expect, it } from "vitest";
import { actionText, shortened } from "./wording";

const undoable = {
  id: 1,
  action: "article.status" as const,
  article: "A",
  articles: 1,
  at: "",
  person: "",
};

describe("the words of a notice", () => {
  it("name the action, and the article where it has a headline", () => {
    expect(actionText("history.offer", { ...undoable, headline: "" })).toContain("تغيير الحالة");
    const text = actionText("history.undone", { ...undoable, headline: "خبر عاجل" });
    expect(text).toContain("خبر عاجل");
    expect(text).toContain("تغيير الحالة");
  });

  it("say how many articles they were, where it was done to several", () => {
    const text = actionText("history.offer", { ...undoable, articles: 3, headline: "خبر عاجل" });
    expect(text).toContain("مقالات");
    expect(text).not.toContain("خبر عاجل");
  });

  it("cut a long headline between its words", () => {
    expect(shortened("واشنطن تبلغ تركيا بوقف عدوانها", 18)).toBe("واشنطن تبلغ تركيا…");
    expect(shortened("قصير", 18)).toBe("قصير");
    expect(shortened("بلافراغاتأبداً", 5)).toBe("بلافر…");
  });
});
