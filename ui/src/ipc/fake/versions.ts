import type { RevisionPart } from "../bindings";
import type { Desk } from "./desk";

type Asked = { article: string; revision: number };
type Two = { article: string; from: number; to: number };

/** The commands about an article's versions, as the host answers them. */
export function versionCommands(desk: () => Desk) {
  return {
    revision_list: ({ article }: { article: string }) => desk().revisions(article),
    revision_diff: ({ article, from, to }: Two) => desk().diff(article, from, to),
    revision_compare: ({ article, from, to }: Two) => desk().compare(article, from, to),
    revision_restore: ({ article, revision }: Asked) => desk().restore(article, revision),
    revision_restore_part: ({ article, revision, part }: Asked & { part: RevisionPart }) =>
      desk().restorePart(article, revision, part),
    revision_name: ({ article, revision, name }: Asked & { name: string }) =>
      desk().nameRevision(article, revision, name),
  };
}
