import type { FormatInfo } from "../../ipc/bindings";

/** Formats that go to the same kind of place; its name is a key under `export.group`. */
export type FormatGroup = { readonly id: string; readonly formats: readonly FormatInfo[] };

/** What an editor wants, and the formats for it, in the order they are offered. */
const GROUPS: readonly (readonly [string, readonly string[]])[] = [
  ["site", ["html", "html-fragment", "wordpress", "wxr", "feed", "markdown", "text"]],
  ["messages", ["telegram", "whatsapp", "x"]],
  ["paper", ["docx", "odt", "pdf", "epub"]],
  ["agencies", ["ninjs", "newsml"]],
];

/** The formats by what they are for; one that no group knows comes last. Groups without one are left out. */
export function grouped(formats: readonly FormatInfo[]): FormatGroup[] {
  const groups = GROUPS.map(([id, ids]) => ({
    id,
    formats: ids.flatMap((wanted) => formats.find((format) => format.id === wanted) ?? []),
  }));
  const known = GROUPS.flatMap(([, ids]) => ids);
  const others = formats.filter((format) => !known.includes(format.id));
  return [...groups, { id: "others", formats: others }].filter((group) => group.formats.length > 0);
}

/** How a format is looked at before it is written. */
export type Look =
  /** Pages on paper. */
  | "pages"
  /** As readers see it, or its code. */
  | "page"
  /** What it holds, as a page: how it is laid out is the business of the program that opens it. */
  | "content"
  /** Messages, one by one. */
  | "messages"
  /** Text that is read as the article is. */
  | "read"
  /** Markup, which is read from the left. */
  | "code";

const LOOKS: Readonly<Record<string, Look>> = {
  pdf: "pages",
  html: "page",
  "html-fragment": "page",
  wordpress: "page",
  docx: "content",
  odt: "content",
  epub: "content",
  telegram: "messages",
  whatsapp: "messages",
  x: "messages",
  text: "read",
  markdown: "read",
};

/** How a format is looked at; one that nobody knows is shown as code. */
export function lookOf(format: string): Look {
  return LOOKS[format] ?? "code";
}

/** What of a format goes to the clipboard: nothing of a file that programs open. */
export type Copies = "messages" | "text" | "html" | null;

/** What is copied of a format. HTML goes as what it looks like, too; blocks of WordPress as their code only. */
export function copiesOf(format: string): Copies {
  if (lookOf(format) === "messages") return "messages";
  if (format === "html-fragment") return "html";
  return ["text", "markdown", "wordpress"].includes(format) ? "text" : null;
}

/** Whether the print dialogue is offered beside the format: it is for paper. */
export function printedAs(format: string): boolean {
  return ["pdf", "docx", "odt"].includes(format);
}
