import { describe, expect, it } from "vitest";
import type { BlockDiff, DiffPart } from "../ipc/bindings";
import { onlyForm, shownBlocks, wordsOf } from "./blocks";

const equal = (text: string): DiffPart => ({ op: "equal", text });
const block = (id: string, change: BlockDiff["change"], parts = [equal(id)]) => ({
  id,
  change,
  parts,
});

describe("blocks of a comparison", () => {
  it("pass over what is alike", () => {
    const blocks = [
      block("a", "same"),
      block("b", "same"),
      block("c", "added"),
      block("d", "same"),
    ];
    expect(shownBlocks(blocks)).toEqual([
      { kind: "same", count: 2 },
      { kind: "block", block: blocks[2] },
      { kind: "same", count: 1 },
    ]);
  });

  it("know a change of form from one of words", () => {
    const words: DiffPart[] = [equal("قال "), { op: "insert", text: "أمس" }];
    expect(onlyForm(block("a", "changed"))).toBe(true);
    expect(onlyForm(block("a", "changed", words))).toBe(false);
    expect(onlyForm(block("a", "added"))).toBe(false);
    expect(wordsOf(words)).toBe("قال أمس");
  });
});
