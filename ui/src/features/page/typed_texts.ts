import type { Fields } from "../../ipc/bindings";

/** What stands in the fields that hold text people type, each entry of a list by itself. */
export function typedTexts(fields: Fields): string[] {
  const { headline, kicker, standfirst, byline, place, section, note, credit, rights, sources } =
    fields;
  const all = [headline, kicker, standfirst, ...byline, place, section, note, credit, rights];
  return [...all, ...sources].filter((text) => text !== "");
}
