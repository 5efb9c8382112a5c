import type { ComparedBlockView, RevisionComparison } from "../../ipc/bindings";

/** Blocks that are the same in a row, from how many on they are folded. */
const FOLDED_FROM = 3;

/** A row of a comparison: a block, or several that did not change. */
export type ComparedRow =
  | { kind: "block"; block: ComparedBlockView; difference: string | null }
  | { kind: "same"; id: string; blocks: ComparedBlockView[] };

/** The name of a difference: that of a field or of a block. */
export function fieldDifference(field: string): string {
  return `field:${field}`;
}

/** The name of a block's difference; null where it is the same and in its place. */
export function blockDifference({ id, change, moved }: ComparedBlockView): string | null {
  return change === "same" && !moved ? null : `block:${id}`;
}

/** The differences of a comparison as they stand on the page: fields first. */
export function differences({ fields, blocks }: RevisionComparison): string[] {
  const changed = fields.filter(({ parts }) => parts.some(({ op }) => op !== "equal"));
  return [
    ...changed.map(({ field }) => fieldDifference(field)),
    ...blocks.map(blockDifference).filter((name) => name !== null),
  ];
}

/** The rows of a comparison: what did not change is folded where it is long and nobody unfolded it. */
export function comparedRows(
  blocks: ComparedBlockView[],
  unfolded: ReadonlySet<string>,
): ComparedRow[] {
  const rows: ComparedRow[] = [];
  let same: ComparedBlockView[] = [];
  const settle = (): void => {
    const first = same[0];
    if (first === undefined) return;
    if (same.length >= FOLDED_FROM && !unfolded.has(first.id))
      rows.push({ kind: "same", id: first.id, blocks: same });
    else rows.push(...same.map((block) => ({ kind: "block" as const, block, difference: null })));
    same = [];
  };
  for (const block of blocks) {
    const difference = blockDifference(block);
    if (difference === null) same.push(block);
    else {
      settle();
      rows.push({ kind: "block", block, difference });
    }
  }
  settle();
  return rows;
}
