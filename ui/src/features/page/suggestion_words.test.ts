import { expect, it } from "vitest";
import { suggestionWords } from "./suggestion_words";

const at = "2024-01-17T10:00:00Z";
const plain = (text: string): string => text.replace(/[\u2068\u2069]/gu, "");

it("says what it is, who made it, when, and what a comment says", () => {
  const change = { kind: "deletion", person: "روجين", at, comment: "" } as const;
  expect(plain(suggestionWords(change))).toMatch(/^حذف: روجين · 17 كانون الثاني 2024/u);
  const comment = { kind: "comment", person: "", at, comment: "لماذا؟" } as const;
  expect(plain(suggestionWords(comment))).toMatch(/^تعليق: بلا اسم · .* · لماذا؟$/u);
});
