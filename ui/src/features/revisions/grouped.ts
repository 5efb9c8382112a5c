import type { Revision } from "../../ipc/bindings";

/** How many of a day's automatic versions in a row stand behind one line. */
const GROUPED_FROM = 3;

/** A line of the list: a version, or the automatic ones of a day. */
export type ListedRevision =
  | { kind: "one"; revision: Revision }
  | { kind: "day"; id: number; day: string; revisions: Revision[] };

/** Whether a version came by itself while somebody wrote, and nobody named it. */
export function isAutomatic({ action, name }: Revision): boolean {
  return name === null && (action === "article.write" || action === "article.fields");
}

/**
 * The versions as they are listed, none left out: automatic ones of one day that follow each other stand behind one line.
 * The newest, which is the article, always stands for itself. `dayOf` gives the day of a moment.
 */
export function grouped(list: Revision[], dayOf: (moment: string) => string): ListedRevision[] {
  const lines: ListedRevision[] = [];
  let run: Revision[] = [];
  const settle = (): void => {
    const first = run[0];
    if (first !== undefined && run.length >= GROUPED_FROM)
      lines.push({ kind: "day", id: first.id, day: dayOf(first.at), revisions: run });
    else lines.push(...run.map((revision) => ({ kind: "one" as const, revision })));
    run = [];
  };
  for (const [index, revision] of list.entries()) {
    const before = run[0];
    if (before !== undefined && dayOf(before.at) !== dayOf(revision.at)) settle();
    if (index > 0 && isAutomatic(revision)) {
      run.push(revision);
      continue;
    }
    settle();
    lines.push({ kind: "one", revision });
  }
  settle();
  return lines;
}
