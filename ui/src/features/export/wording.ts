import { language, t } from "../../i18n";
import type { ErrorCode, FoundWord, Loss, Preset } from "../../ipc/bindings";

const OWN_ADVICE: readonly ErrorCode[] = [
  "file_unwritable",
  "folder_missing",
  "folder_denied",
  "path_is_folder",
  "path_is_vault",
  "path_is_file",
  "name_refused",
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

/** What people call a preset: in the window's language, in Arabic, by its own name. */
export function presetName({ id, names }: Preset): string {
  return names?.[language.code] ?? names?.["ar"] ?? id;
}

/** What an option is called. */
export function optionName(option: string): string {
  return t(`export.option.${option}`);
}

/** What a value of an option is called; itself where it needs no name. */
export function optionValue(option: string, value: string): string {
  const key = `export.option.${option}.${value}`;
  const name = t(key);
  if (option === "zone") return t("export.option.zone.offset", { offset: value });
  return name === key ? value : name;
}

/** What is to be said below an option; nothing where its name says enough. */
export function optionHint(option: string): string | null {
  const key = `export.option.${option}.hint`;
  const hint = t(key);
  return hint === key ? null : hint;
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

/** What a format cannot hold, how often where it can be several, and which: «روابط (3)». */
export function lossText({ what, count, detail }: Loss): string {
  const key = `export.what.${what}`;
  const name = t(key);
  if (detail !== "") return t("export.lost.entry_of", { what: name, count, detail });
  if (name !== key && what !== "status") return t("export.lost.entry", { what: name, count });
  return name === key ? fieldName(what) : name;
}

// What is not a node or a mark is a field, and called as everywhere.
function fieldName(what: string): string {
  const name = t(`field.${what}`);
  return name === `field.${what}` ? what : name;
}
