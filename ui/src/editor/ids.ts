/**
 * Ids of blocks: made once, unique in the document, kept by the text they were given to.
 */
import { Fragment, type Node, Slice } from "prosemirror-model";
import { Plugin, type Transaction } from "prosemirror-state";
import { hasId, textAttr } from "./attrs";
import { changedChildren, forChildren } from "./changed_children";

const CROCKFORD = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/** A new ULID: 48 bits of `nowMs` (milliseconds since 1970) and 80 random bits, upper case. */
export function newUlid(nowMs = Date.now()): string {
  let time = "";
  for (let rest = nowMs, digit = 0; digit < 10; digit += 1, rest = Math.floor(rest / 32))
    time = CROCKFORD.charAt(rest % 32) + time;
  const random = Array.from(crypto.getRandomValues(new Uint8Array(16)));
  return time + random.map((byte) => CROCKFORD.charAt(byte % 32)).join("");
}

/** A block that needs another id, by the position before it. */
interface Repair {
  readonly position: number;
  readonly id: string;
}

/**
 * Whose id has to change so that every block has one and no two share one. Of blocks that share an id
 * the first with content keeps it, else the first: text split in two keeps its id on the first half,
 * and Enter before the first letter leaves it with the text.
 */
function idRepairs(doc: Node, newId: () => string): Repair[] {
  const owners = new Map<string, Node>();
  forBlocks(doc, (node) => {
    const id = textAttr(node, "id");
    const owner = owners.get(id);
    if (owner === undefined || (isEmpty(owner) && !isEmpty(node))) owners.set(id, node);
  });
  const repairs: Repair[] = [];
  const taken = new Set<string>();
  forBlocks(doc, (node, position) => {
    const id = textAttr(node, "id");
    if (id !== "" && owners.get(id) === node && !taken.has(id)) taken.add(id);
    else repairs.push({ position, id: newId() });
  });
  return repairs;
}

function isEmpty(node: Node): boolean {
  return !node.isAtom && node.content.size === 0;
}

/** Calls `visit` with every block that has an id, in order, with the position before it. */
function forBlocks(root: Node, visit: (node: Node, position: number) => void): void {
  root.descendants((node, position) => {
    if (hasId(node.type)) visit(node, position);
    return !node.isTextblock;
  });
}

/** Sets the ids that are missing or double; `tr` is left alone where there are none. */
export function repairIds(tr: Transaction, newId: () => string): Transaction {
  for (const { position, id } of idRepairs(tr.doc, newId)) tr.setNodeAttribute(position, "id", id);
  return tr;
}

/** The ids of the children from index `from` up to `to`, nested ones too, in order. */
function idsOf(doc: Node, from: number, to: number): string[] {
  const ids: string[] = [];
  forChildren(doc, from, to, (child) => {
    if (hasId(child.type)) ids.push(textAttr(child, "id"));
    if (!child.isTextblock) forBlocks(child, (node) => ids.push(textAttr(node, "id")));
  });
  return ids;
}

/** Whether an edit left the ids as they were, which is what every typed letter does. */
function sameIds(before: Node, after: Node): boolean {
  const changed = changedChildren(before, after);
  if (changed === null) return true;
  const old = idsOf(before, changed.from, changed.oldTo);
  const now = idsOf(after, changed.from, changed.newTo);
  return old.length === now.length && old.every((id, index) => id !== "" && id === now[index]);
}

/**
 * The slice with a new id on every block, and with the footnote signs in it pointing at the copies of
 * the footnotes in it: what is pasted is something new, not the same block again.
 */
export function renewIds(slice: Slice, newId: () => string): Slice {
  const renewed = new Map<string, string>();
  const withIds = mapNodes(slice.content, (node) => {
    if (!hasId(node.type)) return node;
    const id = newId();
    renewed.set(textAttr(node, "id"), id);
    return node.type.create({ ...node.attrs, id }, node.content, node.marks);
  });
  const content = mapNodes(withIds, (node) => {
    const target =
      node.type.name === "footnote_ref" ? renewed.get(textAttr(node, "target")) : undefined;
    return target === undefined ? node : node.type.create({ target }, null, node.marks);
  });
  return new Slice(content, slice.openStart, slice.openEnd);
}

function mapNodes(fragment: Fragment, change: (node: Node) => Node): Fragment {
  const nodes: Node[] = [];
  fragment.forEach((node) =>
    nodes.push(change(node.isLeaf ? node : node.copy(mapNodes(node.content, change)))),
  );
  return Fragment.from(nodes);
}

/**
 * The plugin that keeps ids unique. Its changes belong to the edit that made them necessary, so that
 * one undo takes back both.
 */
export function idsPlugin(newId: () => string): Plugin {
  return new Plugin({
    appendTransaction(transactions, before, after) {
      if (!transactions.some((tr) => tr.docChanged) || sameIds(before.doc, after.doc)) return null;
      const tr = repairIds(after.tr, newId);
      return tr.docChanged ? tr.setStoredMarks(after.storedMarks) : null;
    },
    props: {
      transformPasted: (slice, view) =>
        view.dragging?.move === true ? slice : renewIds(slice, newId),
    },
  });
}
