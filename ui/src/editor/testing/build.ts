/**
 * Builders of documents for tests.
 */
import type { Attrs, Mark, Node, NodeType } from "prosemirror-model";
import { EditorState } from "prosemirror-state";
import { nodeType } from "../attrs";
import { repairIds } from "../ids";
import { schema } from "../schema";

/** What may stand in a line: a string is plain text. */
export type Line = string | Node;

/** Ids that are valid ULIDs and come in order: …00, …01, …02. */
export function countedIds(prefix = "01HZ"): () => string {
  let count = 0;
  return () => {
    const digits = String(count);
    count += 1;
    return prefix + digits.padStart(26 - prefix.length, "0");
  };
}

function build(type: NodeType, attrs: Attrs, content: readonly Line[]): Node {
  const nodes = content.map((one) => (typeof one === "string" ? schema.text(one) : one));
  return type.create(attrs, nodes);
}

/** The name of a node of the schema. */
type NodeName = Extract<keyof typeof schema.nodes, string>;

type Builder = (...content: Line[]) => Node;

function builder(name: NodeName, attrs: Attrs = {}): Builder {
  return (...content) => build(nodeType(schema, name), attrs, content);
}

/** A block with attributes of its own. */
export function block(name: NodeName, attrs: Attrs, ...content: Line[]): Node {
  return builder(name, attrs)(...content);
}

export const p = builder("paragraph");
export const h2 = builder("heading", { level: 2 });
export const h3 = builder("heading", { level: 3 });
export const ul = builder("list", { kind: "bullet" });
export const ol = builder("list", { kind: "ordered" });
export const li = builder("list_item");
export const quote = builder("quote");
export const pullQuote = builder("pull_quote");
export const table = builder("table");
export const tr = builder("table_row");
export const td = builder("table_cell");
export const th = builder("table_header");
export const br = builder("hard_break");
export const hr = builder("divider");

/** A run of text with marks. */
export function run(text: string, ...marks: (string | Mark)[]): Node {
  const set = marks.map((mark) => (typeof mark === "string" ? schema.mark(mark) : mark));
  return schema.text(text, set);
}

/** A run of text that links to `href`. */
export function linked(text: string, href: string): Node {
  return run(text, schema.mark("link", { href }));
}

/** A run of text that روجين proposes to put in or to take out, as the suggestion `id`. */
export function proposed(kind: "insertion" | "deletion", text: string, id = "s1"): Node {
  return run(text, schema.mark(kind, { id, person: "روجين", at: AT }));
}

/** A run of text that كاجين comments on. */
export function commented(text: string, comment: string, id = "c1"): Node {
  return run(text, schema.mark("comment", { id, person: "كاجين", at: AT, text: comment }));
}

const AT = "2024-01-17T10:00:00Z";

/** The document of these blocks, where every block without an id got the next of `newId`. */
export function docOf(blocks: readonly Node[], newId = countedIds()): Node {
  const doc = schema.topNodeType.create(null, [...blocks]);
  doc.check();
  return repairIds(EditorState.create({ doc }).tr, newId).doc;
}

/** The ids of the top-level blocks in order. */
export function topIds(doc: Node): unknown[] {
  return doc.children.map((child): unknown => child.attrs["id"]);
}
