import type {
  Article,
  BlockJson,
  ComparedBlockView,
  DiffPart,
  FieldDiff,
  MergedJson,
  NodeChange,
  RevisionComparison,
  RevisionPart,
} from "../bindings";
import { blockId } from "./past";

/** Two states in one, a whole line at a time: the real host compares words. */
export function comparison(
  from: number,
  old: Article,
  to: number,
  now: Article,
): RevisionComparison {
  const after = new Set(now.body.content.map(blockId));
  const removed = old.body.content.filter((block) => !after.has(blockId(block)));
  const before = new Map(old.body.content.map((block) => [blockId(block), block]));
  const blocks = now.body.content.map((block) => comparedBlock(before.get(blockId(block)), block));
  const gone = removed.map((block): ComparedBlockView => {
    const nodes = [{ ...merged(block), change: "delete" as const }];
    return { id: blockId(block), change: "removed", moved: false, nodes };
  });
  return { from, to, fields: comparedFields(old, now), blocks: [...blocks, ...gone] };
}

function comparedFields({ fields: old }: Article, { fields: now }: Article): FieldDiff[] {
  return (["headline", "kicker", "standfirst"] as const).flatMap((field) => {
    const equal: DiffPart[] = [{ op: "equal", text: now[field] }];
    const changed: DiffPart[] = [
      { op: "delete", text: old[field] },
      { op: "insert", text: now[field] },
    ];
    if (old[field] === now[field]) return now[field] === "" ? [] : [{ field, parts: equal }];
    return [{ field, parts: changed.filter(({ text }) => text !== "") }];
  });
}

function comparedBlock(was: BlockJson | undefined, is: BlockJson): ComparedBlockView {
  const id = blockId(is);
  if (was === undefined) {
    const nodes = [{ ...merged(is), change: "insert" as const }];
    return { id, change: "added", moved: false, nodes };
  }
  if (JSON.stringify(was) === JSON.stringify(is))
    return { id, change: "same", moved: false, nodes: [merged(is)] };
  const line = (block: BlockJson, change: NodeChange): MergedJson[] =>
    (block.content ?? []).map((node) => ({ ...merged(node), change }));
  const nodes = [{ ...merged(is), content: [...line(was, "delete"), ...line(is, "insert")] }];
  return { id, change: "changed", moved: false, nodes };
}

function merged(block: BlockJson): MergedJson {
  const { content, ...own } = block;
  return content === undefined ? own : { ...own, content: content.map(merged) };
}

/** The article with one part as it was then. */
export function withPart(now: Article, then: Article, part: RevisionPart): Article {
  const copy = structuredClone(now);
  if ("field" in part)
    return { ...copy, fields: { ...copy.fields, [part.field]: then.fields[part.field] } };
  const was = then.body.content.find((block) => blockId(block) === part.block);
  const { content } = copy.body;
  const at = content.findIndex((block) => blockId(block) === part.block);
  const body =
    was === undefined
      ? content.toSpliced(at, 1)
      : at === -1
        ? [...content, was]
        : content.with(at, was);
  return { ...copy, body: { ...copy.body, content: body } };
}
