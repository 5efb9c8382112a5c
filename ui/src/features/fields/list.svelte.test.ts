import { describe, expect, it } from "vitest";
import { ListDraft } from "./list.svelte";

function open(stored: string[]) {
  const saved: string[][] = [];
  const draft = new ListDraft(stored, (values) => saved.push(values));
  const texts = () => draft.rows.map((row) => row.text);
  const key = (index: number) => draft.rows[index]?.key ?? -1;
  return { draft, saved, texts, key };
}

describe("a list field", () => {
  it("shows one blank line when nothing is stored and saves none of it", () => {
    const { draft, saved, texts, key } = open([]);
    expect(texts()).toEqual([""]);
    draft.type(key(0), "  ");
    expect(saved).toEqual([[]]);
  });

  it("saves trimmed lines and keeps the typed space", () => {
    const { draft, saved, texts, key } = open(["كاجين أحمد"]);
    const added = draft.add(key(0));
    draft.type(added, "جودي ");
    expect(texts()).toEqual(["كاجين أحمد", "جودي "]);
    expect(saved.at(-1)).toEqual(["كاجين أحمد", "جودي"]);
  });

  it("keeps what is typed when the store says the same, takes over what differs", () => {
    const { draft, texts, key } = open(["أ"]);
    draft.type(key(0), "ب ");
    draft.add(null);
    draft.follow(["ب"]);
    expect(texts()).toEqual(["ب ", ""]);
    draft.follow(["ج", "د"]);
    expect(texts()).toEqual(["ج", "د"]);
  });

  it("moves a line with its key and says where it is", () => {
    const { draft, saved, texts, key } = open(["أ", "ب", "ج"]);
    const moved = key(2);
    expect(draft.move(moved, -1)).toBe(2);
    expect(texts()).toEqual(["أ", "ج", "ب"]);
    expect(key(1)).toBe(moved);
    expect(saved).toEqual([["أ", "ج", "ب"]]);
    expect(draft.move(key(0), -1)).toBeNull();
    expect(draft.move(key(2), 1)).toBeNull();
    expect(saved).toHaveLength(1);
  });

  it("removes a line and goes on with the one before; the last is emptied", () => {
    const { draft, saved, texts, key } = open(["أ", "ب"]);
    const first = key(0);
    expect(draft.remove(key(1))).toBe(first);
    expect(texts()).toEqual(["أ"]);
    expect(draft.remove(first)).toBe(key(0));
    expect(texts()).toEqual([""]);
    expect(saved).toEqual([["أ"], []]);
  });
});
