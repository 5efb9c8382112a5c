import { t } from "../../i18n";
import type { ErrorCode, FoundWord, Language, Loss, Preset } from "../../ipc/bindings";

const OWN_ADVICE: readonly ErrorCode[] = [
  "file_unwritable",
  "disk_full",
  "file_exists",
  "unsupported_format",
  "never_publish",
];

/** A format's name in the window's language; its own identifier when it has none. */
export function formatName(id: string): string {
  const key = `export.format.${id}`;
  const name = t(key);
  return name === key ? id : name;
}

/** A preset's name in the window's language; what it is called by where it has none. */
export function presetName(preset: Preset, language: Language): string {
  return preset.names?.[language] ?? preset.names?.["ar"] ?? preset.id;
}

/** Where in the article a word stands. */
export function placeName({ part, field }: FoundWord): string {
  return part === "field" && field !== null ? fieldName(field) : t(`export.part.${part}`);
}

/** What was copied. */
export function copyText({ part, total }: { part: number | null; total: number }): string {
  return part === null ? t("export.copied") : t("export.copied.part", { part: part + 1, total });
}

/** What to do about a failed export. */
export function adviceFor(code: ErrorCode): string {
  return t(OWN_ADVICE.includes(code) ? `export.todo.${code}` : "export.todo.other");
}

/** What a format cannot hold, and how often where it can be several: «روابط (3)». */
export function lossText({ what, count }: Loss): string {
  const key = `export.what.${what}`;
  const name = t(key);
  if (name !== key && what !== "status") return t("export.lost.entry", { what: name, count });
  return name === key ? fieldName(what) : name;
}

// What is not a node or a mark is a field, and called as everywhere.
function fieldName(what: string): string {
  const name = t(`field.${what}`);
  return name === `field.${what}` ? what : name;
}
