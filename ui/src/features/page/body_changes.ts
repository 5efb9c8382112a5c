import type { BodyChanges } from "./write";

/** Both changes as one: where both speak of a block or of the order, the later one is right. */
export function merged(earlier: BodyChanges, later: BodyChanges | null): BodyChanges {
  if (later === null) return earlier;
  const blocks = new Map(
    [...earlier.changed, ...later.changed].map((block) => [block.attrs?.["id"], block]),
  );
  const order = later.order ?? earlier.order;
  const changed = [...blocks.values()].filter((block) => {
    const id = block.attrs?.["id"];
    return order === null || (typeof id === "string" && order.includes(id));
  });
  return { changed, order };
}
