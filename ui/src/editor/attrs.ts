/**
 * Attributes: what every block carries, and typed reading of what ProseMirror keeps untyped.
 */
import type { AttributeSpec, Mark, Node, NodeType, MarkType, Schema } from "prosemirror-model";

/** A base direction, as HTML and the document spell it. */
export type Direction = "rtl" | "ltr";

const BLOCK_ID = /^[0-7][0-9A-HJKMNP-TV-Z]{25}$/;
/** The shape of a BCP 47 tag (RFC 5646, section 2.1): a part of one letter is never the last. */
const LANGUAGE_TAG =
  /^(?:[a-z]{2,8}|(?:[a-z]{2,8}|i)(?:-[a-z0-9]{1,8})*-[a-z0-9]{2,8}|x(?:-[a-z0-9]{1,8})+)$/i;
/** The largest number of a list or a span that a document holds. */
const LARGEST = 0xffff_ffff;

/** Whether `value` is a direction. */
export function isDirection(value: unknown): value is Direction {
  return value === "rtl" || value === "ltr";
}

/** Whether `value` is the id of a block: a ULID, upper case. */
export function isBlockId(value: unknown): value is string {
  return typeof value === "string" && BLOCK_ID.test(value);
}

/** Throws a RangeError unless `value` is null, "rtl" or "ltr". */
export function validateDirection(value: unknown): void {
  if (value !== null && !isDirection(value)) throw new RangeError("dir is rtl, ltr or null");
}

/** Throws a RangeError unless `value` is a language tag. */
export function validateLanguage(value: unknown): void {
  if (typeof value !== "string" || !LANGUAGE_TAG.test(value))
    throw new RangeError("lang is a BCP 47 tag");
}

/** A check for whole numbers from `least` to `most`, both included; throws a RangeError. */
export function validateInteger(least: number, most = LARGEST) {
  return (value: unknown): void => {
    if (!Number.isInteger(value) || (value as number) < least || (value as number) > most)
      throw new RangeError(`a whole number from ${least} to ${most} is needed`);
  };
}

/**
 * The attributes of every block. An empty id means "not given yet": the ids plugin fills it before
 * anybody sees the state.
 */
export const blockAttrs: Record<"id" | "dir" | "lang", AttributeSpec> = {
  id: { default: "", validate: "string" },
  dir: { default: null, validate: validateDirection },
  lang: { default: null, validate: (value) => value === null || validateLanguage(value) },
};

/** The text of an attribute; an empty one where it is unset. */
export function textAttr(holder: Node | Mark, name: string): string {
  const value: unknown = holder.attrs[name];
  return typeof value === "string" ? value : "";
}

/** The number of an attribute; 0 where it is none. */
export function numberAttr(holder: Node | Mark, name: string): number {
  const value: unknown = holder.attrs[name];
  return typeof value === "number" ? value : 0;
}

/** The direction a person set on a block or a run; null where none was set. */
export function explicitDirection(holder: Node | Mark): Direction | null {
  const value: unknown = holder.attrs["dir"];
  return isDirection(value) ? value : null;
}

/** Whether nodes of this kind are blocks with an id of their own. */
export function hasId(type: NodeType): boolean {
  return type.spec.attrs !== undefined && "id" in type.spec.attrs;
}

/** The HTML attributes of a block: `extra` and those every block has; unset ones are left out. */
export function blockDom(node: Node, extra: Record<string, string> = {}): Record<string, string> {
  const dom = { ...extra };
  for (const [attr, html] of [
    ["id", "data-id"],
    ["dir", "dir"],
    ["lang", "lang"],
  ] as const) {
    const value = textAttr(node, attr);
    if (value !== "") dom[html] = value;
  }
  return dom;
}

/**
 * The block attributes of an element that this editor wrote. Of a foreign page nothing is taken:
 * what it says of direction and language is about that page, and our own weighing does better.
 */
export function readBlock(dom: HTMLElement): {
  id: string;
  dir: Direction | null;
  lang: string | null;
} {
  const id = dom.getAttribute("data-id");
  if (!isBlockId(id)) return { id: "", dir: null, lang: null };
  const dir = dom.getAttribute("dir");
  return { id, dir: isDirection(dir) ? dir : null, lang: readLanguage(dom) };
}

/** The language an element names; null where it names none that could be a BCP 47 tag. */
export function readLanguage(dom: HTMLElement): string | null {
  const lang = dom.getAttribute("lang");
  return lang !== null && LANGUAGE_TAG.test(lang) ? lang : null;
}

/** What a block takes along when it becomes a block of another kind. */
export function carriedAttrs(node: Node): {
  id: string;
  dir: Direction | null;
  lang: string | null;
} {
  const lang = textAttr(node, "lang");
  return {
    id: textAttr(node, "id"),
    dir: explicitDirection(node),
    lang: lang === "" ? null : lang,
  };
}

/** The node type called `name`. Throws a RangeError for a name that the schema does not have. */
export function nodeType(schema: Schema, name: string): NodeType {
  const type = schema.nodes[name];
  if (type === undefined) throw new RangeError(`no node is called ${name}`);
  return type;
}

/** The mark type called `name`. Throws a RangeError for a name that the schema does not have. */
export function markType(schema: Schema, name: string): MarkType {
  const type = schema.marks[name];
  if (type === undefined) throw new RangeError(`no mark is called ${name}`);
  return type;
}
