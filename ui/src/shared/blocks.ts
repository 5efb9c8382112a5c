import type { BlockDiff, DiffPart } from "../ipc/bindings";

/** Blocks of a comparison as they are shown: one that differs, or how many alike were passed over. */
export type ShownBlock = { kind: "block"; block: BlockDiff } | { kind: "same"; count: number };

/** The blocks that differ, with runs of equal ones folded into their number. */
export function shownBlocks(blocks: BlockDiff[]): ShownBlock[] {
  const shown: ShownBlock[] = [];
  for (const block of blocks) {
    const last = shown.at(-1);
    if (block.change !== "same") shown.push({ kind: "block", block });
    else if (last?.kind === "same") last.count += 1;
    else shown.push({ kind: "same", count: 1 });
  }
  return shown;
}

/** The words of a change as they stand together, old and new: what its direction is weighed by. */
export function wordsOf(parts: DiffPart[]): string {
  return parts.map((part) => part.text).join("");
}

/** Whether a block's words are the same and only its marks, kind or place in a list changed. */
export function onlyForm(block: BlockDiff): boolean {
  return block.change === "changed" && block.parts.every((part) => part.op === "equal");
}
