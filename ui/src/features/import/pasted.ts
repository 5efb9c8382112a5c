/** What a paste holds: text with or without its HTML, files, or nothing that is text. */
export type Pasted =
  { kind: "text"; html: string | null; text: string } | { kind: "files" } | { kind: "nothing" };

/** What was pasted. The HTML is handed on as a string and never becomes part of the page. */
export function readPaste(data: Pick<DataTransfer, "getData" | "files">): Pasted {
  const html = data.getData("text/html");
  const text = data.getData("text/plain");
  // A file manager gives the paths of its files as text too.
  if (/^file:/mu.test(data.getData("text/uri-list"))) return { kind: "files" };
  if (html.trim() !== "" || text.trim() !== "") {
    return { kind: "text", html: html.trim() === "" ? null : html, text };
  }
  return data.files.length > 0 ? { kind: "files" } : { kind: "nothing" };
}
