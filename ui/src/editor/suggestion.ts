/**
 * What proposed insertions, proposed deletions and comments share: who, when, and which one.
 */
import type { AttributeSpec, Mark } from "prosemirror-model";
import { textAttr } from "./attrs";

const NAMES = ["id", "person", "at"] as const;

const TIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:\d\d)$/;

/** Whether `text` is a time as RFC 3339 writes it. */
function isTime(text: string): boolean {
  return TIME.test(text) && !Number.isNaN(Date.parse(text));
}

function validateTime(value: unknown): void {
  if (typeof value !== "string" || !isTime(value)) throw new RangeError("at is an RFC 3339 time");
}

/** The id of the suggestion, its person, and its time (RFC 3339, UTC). */
export const suggestionAttrs: Record<(typeof NAMES)[number], AttributeSpec> = {
  id: { validate: "string" },
  person: { validate: "string" },
  at: { validate: validateTime },
};

/** The HTML attributes of a suggestion. */
export function suggestionDom(mark: Mark): Record<string, string> {
  return Object.fromEntries(NAMES.map((name) => [`data-${name}`, textAttr(mark, name)]));
}

/** The suggestion that an element of our own describes; false for any other element. */
export function readSuggestion(dom: HTMLElement): Record<string, string> | false {
  const read: Record<string, string> = {};
  for (const name of NAMES) {
    const value = dom.getAttribute(`data-${name}`);
    if (value === null) return false;
    read[name] = value;
  }
  return isTime(read["at"] ?? "") ? read : false;
}
