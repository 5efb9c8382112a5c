/**
 * The document as JSON: read strictly, written in one canonical form.
 */
import type { Mark, Node } from "prosemirror-model";
import type { BlockJson, DocumentJson, JsonValue, MarkShape } from "../ipc/bindings";
import { DOCUMENT_VERSION, schema } from "./schema";

/**
 * The document in `json`. Throws a RangeError where it is of another version, has a node, mark or
 * attribute that is not in the schema, or is put together wrongly: an editor that dropped what it
 * does not know would lose it at the next save.
 */
export function documentFromJson(json: DocumentJson): Node {
  if (json.version !== DOCUMENT_VERSION)
    throw new RangeError(`document version ${json.version} is not ${DOCUMENT_VERSION}`);
  json.content.forEach(refuseUnknownAttrs);
  const doc = schema.nodeFromJSON({ type: "doc", content: json.content });
  doc.check();
  return doc;
}

/** The canonical JSON of a whole document. */
export function documentToJson(doc: Node): DocumentJson {
  return { version: DOCUMENT_VERSION, type: "doc", content: doc.children.map(blockToJson) };
}

/**
 * The canonical JSON of one block: every attribute is written, null where unset, keys in the order of
 * the schema, and no text holds half a surrogate pair. The rights of a figure came later: where there are
 * none they are left out, so that documents of before are written as they were.
 */
export function blockToJson(node: Node): BlockJson {
  const json: BlockJson = { type: node.type.name };
  if (Object.keys(node.attrs).length > 0) json.attrs = attrsToJson(node.attrs);
  if (node.marks.length > 0) json.marks = node.marks.map(markToJson);
  if (node.isText) json.text = wellFormed(node.text ?? "");
  if (node.childCount > 0) json.content = node.children.map(blockToJson);
  return json;
}

/** `text` with every half of a surrogate pair replaced by U+FFFD. */
export function wellFormed(text: string): string {
  return text.replace(/\p{Surrogate}/gu, "\uFFFD");
}

function markToJson(mark: Mark): MarkShape {
  const json: MarkShape = { type: mark.type.name };
  if (Object.keys(mark.attrs).length > 0) json.attrs = attrsToJson(mark.attrs);
  return json;
}

function attrsToJson(attrs: Record<string, unknown>): Record<string, JsonValue> {
  const json: Record<string, JsonValue> = {};
  for (const [name, value] of Object.entries(attrs))
    if (name !== "rights" || value !== "") json[name] = attrToJson(value);
  return json;
}

/** Attributes of this schema are text, numbers or nothing. */
function attrToJson(value: unknown): JsonValue {
  if (typeof value === "string") return wellFormed(value);
  return typeof value === "number" ? value : null;
}

function refuseUnknownAttrs(json: BlockJson): void {
  refuse(json.type, json.attrs, schema.nodes[json.type]?.spec.attrs);
  for (const mark of json.marks ?? [])
    refuse(mark.type, mark.attrs, schema.marks[mark.type]?.spec.attrs);
  json.content?.forEach(refuseUnknownAttrs);
}

function refuse(
  type: string,
  attrs: Record<string, JsonValue> | undefined,
  known: Record<string, unknown> | undefined,
): void {
  for (const name of Object.keys(attrs ?? {}))
    if (known?.[name] === undefined) throw new RangeError(`${type} has no attribute ${name}`);
}
