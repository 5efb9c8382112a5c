import { describe, expect, it } from "vitest";
import { readPaste } from "./pasted";

function paste(data: Record<string, string>, files = 0): Parameters<typeof readPaste>[0] {
  const list = { length: files } as FileList;
  return { getData: (type) => data[type] ?? "", files: list };
}

describe("a paste", () => {
  it("is HTML and text as they are, or text alone", () => {
    const html = '<p onclick="x()">خبر</p>';
    expect(readPaste(paste({ "text/html": html, "text/plain": "خبر" }))).toEqual({
      kind: "text",
      html,
      text: "خبر",
    });
    expect(readPaste(paste({ "text/plain": "خبر" }))).toMatchObject({ html: null });
  });

  it("is text where a word processor adds a picture of it", () => {
    expect(readPaste(paste({ "text/html": "<p>خبر</p>" }, 1)).kind).toBe("text");
  });

  it("is files where a file manager gives their paths as text", () => {
    const data = { "text/uri-list": "file:///in/x.docx", "text/plain": "/in/x.docx" };
    expect(readPaste(paste(data)).kind).toBe("files");
    expect(readPaste(paste({}, 1)).kind).toBe("files");
  });

  it("is nothing where there is no text", () => {
    expect(readPaste(paste({ "text/plain": " \n" })).kind).toBe("nothing");
  });
});
