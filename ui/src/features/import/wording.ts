import { formatNumber, language, t } from "../../i18n";
import type { FieldName, WarningKind } from "../../ipc/bindings";
import { longDate } from "../../shared/dates";
import { languageName } from "../../shared/language_name";
import { fileNameOf } from "./import.svelte";
import type { ArticleReport } from "./report.svelte";

/** The warnings whose detail is a piece of the file, or names one. */
const FROM_THE_FILE: readonly WarningKind[] = [
  "picture-unreadable",
  "heading-guessed",
  "part-unreadable",
  "no-article",
  "unknown-field",
  "bad-field",
  "field-twice",
  "bad-tag",
  "heading-level",
  "layout-table",
  "front-matter",
  "tracked-change-taken",
  "note-without-sign",
  "list-labels",
  "post-repeated",
  "post-twice",
  "post-changed",
  "picture-words",
  "shared-block",
  "shared-block-missing",
  "no-room",
];

/** The warnings whose detail is a word that the catalogues have a text for. */
const IN_WORDS: readonly WarningKind[] = [
  "flattened",
  "tracked-change",
  "tracked-change-rejected",
  "not-public",
];

/** The details of these warnings that say something to whoever reads the report. */
export function shownDetails(kind: WarningKind, details: string[]): string[] {
  if (kind === "encoding") return details.map(encodingText);
  if (IN_WORDS.includes(kind)) return details.map(wordsFor).filter((text) => text !== "");
  return FROM_THE_FILE.includes(kind) ? details : [];
}

/** The text for a detail; nothing for one that an earlier Warraq wrote as a sentence. */
function wordsFor(detail: string): string {
  const key = `import.warning_detail.${detail}`;
  const text = t(key);
  return text === key ? "" : text;
}

/** An encoding and how sure it is, of the host's words for it, `windows-1256, 93 %`. */
function encodingText(detail: string): string {
  const name = detail.split(/[\s,]/u)[0] ?? detail;
  const percent = /(\d+) %/u.exec(detail)?.[1];
  if (percent === undefined) return name;
  const sure = formatNumber(Number(percent) / 100, { style: "percent" });
  return t("import.encoding", { name, sure });
}

/** The value of a field as it is read: a date and a language in words. */
export function fieldValue(field: FieldName, value: string): string {
  if (field === "date") return longDate(value) || value;
  return field === "language" ? languageName(value, language.locale) : value;
}

/** What an import came from: the file's name, or that it was pasted. */
export function sourceName(path: string): string {
  return path === "" ? t("import.pasted") : fileNameOf(path);
}

/** What a report counts, in one line: what was removed, what to look at, what could be cleaned. */
export function tally(report: ArticleReport, cleanable: number): string {
  const { removed, warnings } = report.said;
  const parts = [
    removed.length > 0 ? t("import.removed", { count: removed.length }) : "",
    warnings.length > 0 ? t("import.warned", { count: warnings.length }) : "",
    cleanable > 0 ? t("import.cleanable", { count: cleanable }) : "",
  ].filter((part) => part !== "");
  return parts.length === 0 ? t("import.clean") : parts.join(t("import.between"));
}
