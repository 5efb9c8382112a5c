import { describe, expect, it } from "vitest";
import type { BlockChange, ComparedBlockView, DiffPart } from "../../ipc/bindings";
import { comparedRows, differences } from "./differences";

const block = (id: string, change: BlockChange = "same", moved = false): ComparedBlockView => ({
  id,
  change,
  moved,
  nodes: [],
});
const parts = (op: DiffPart["op"]): DiffPart[] => [{ op, text: "أ" }];

describe("differences", () => {
  it("are fields that differ, then blocks that changed or moved, as they stand", () => {
    const found = differences({
      from: 1,
      to: 2,
      fields: [
        { field: "headline", parts: parts("insert") },
        { field: "kicker", parts: parts("equal") },
      ],
      blocks: [block("A"), block("B", "removed"), block("C", "same", true)],
    });
    expect(found).toEqual(["field:headline", "block:B", "block:C"]);
  });

  it("leave long stretches folded until they are unfolded, and short ones open", () => {
    const blocks = ["A", "B", "C"].map((id) => block(id)).concat(block("D", "changed"), block("E"));
    const kinds = (unfolded: string[]): string[] =>
      comparedRows(blocks, new Set(unfolded)).map((row) =>
        row.kind === "same" ? `${row.blocks.length} same` : row.block.id,
      );
    expect(kinds([])).toEqual(["3 same", "D", "E"]);
    expect(kinds(["A"])).toEqual(["A", "B", "C", "D", "E"]);
  });
});
