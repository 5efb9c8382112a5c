import { describe, expect, it } from "vitest";
import type { Revision } from "../../ipc/bindings";
import { grouped } from "./grouped";

const revision = (id: number, day: number, more: Partial<Revision> = {}): Revision => ({
  id,
  at: `2024-01-${day}T10:00:00Z`,
  person: "روجين",
  action: "article.write",
  words: 1,
  name: null,
  ...more,
});

function shown(list: Revision[]): string[] {
  return grouped(list, (at) => at.slice(0, 10)).map((line) =>
    line.kind === "one"
      ? String(line.revision.id)
      : `${line.day}: ${line.revisions.map(({ id }) => id).join(" ")}`,
  );
}

describe("versions in their list", () => {
  it("stand behind one line for a day's automatic ones; the newest stands for itself", () => {
    const list = [9, 8, 7, 6].map((id) => revision(id, 17));
    expect(shown([...list, revision(5, 16), revision(4, 16)])).toEqual([
      "9",
      "2024-01-17: 8 7 6",
      "5",
      "4",
    ]);
  });

  it("are never hidden where they have a name or were more than writing", () => {
    const list = [
      revision(9, 17),
      revision(8, 17),
      revision(7, 17, { name: "قبل النشر" }),
      revision(6, 17),
      revision(5, 17, { action: "article.status" }),
      revision(4, 17),
      revision(3, 17),
      revision(2, 17),
      revision(1, 17, { action: "article.create" }),
    ];
    expect(shown(list)).toEqual(["9", "8", "7", "6", "5", "2024-01-17: 4 3 2", "1"]);
  });
});
