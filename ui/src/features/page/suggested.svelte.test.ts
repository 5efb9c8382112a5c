import { beforeEach, describe, expect, it } from "vitest";
import type { DocumentJson } from "../../ipc/bindings";
import { createEditor, newUlid, type EditorHandle } from "../../editor";
import { pretendLayout } from "../../editor/testing/layout";
import { suggestedBlocks } from "../../ipc/fake/suggested";
import { numberedId } from "../../ipc/fake/sample";
import { Suggested } from "./suggested.svelte";

let suggested: Suggested;
let editor: EditorHandle;

beforeEach(() => {
  pretendLayout();
  suggested = new Suggested();
  let count = 0;
  const content = suggestedBlocks(() => numberedId((count += 1)));
  const body: DocumentJson = { version: 1, type: "doc", content };
  editor = createEditor({
    mount: document.createElement("div"),
    body,
    articleDir: "rtl",
    language: "ar",
    label: "",
    editable: true,
    placeholder: "",
    newId: newUlid,
    onChange: () => undefined,
    onState: (summary) => (suggested.here = summary.suggestions),
    onSuggestions: (list) => (suggested.list = list),
  });
  suggested.attach(editor);
  return () => editor.destroy();
});

const kinds = () => suggested.list.map(({ kind }) => kind);
const words = () => editor.view.state.doc.textContent;

describe("the suggestions of the open article", () => {
  it("are those of its text", () => {
    expect(kinds()).toEqual([
      "replacement",
      "comment",
      "insertion",
      "deletion",
      "insertion",
      "deletion",
    ]);
  });

  it("are found by steps, and the one at the caret is known", () => {
    expect(suggested.current).toBeNull();
    suggested.step(1);
    expect(suggested.current?.kind).toBe("replacement");
    suggested.step(1);
    expect(suggested.current?.comment).toContain("Who said this?");
    suggested.select("change:s5");
    expect(suggested.current?.id).toBe("s5");
  });

  it("are decided one by one, and taken back", () => {
    const [replacement, comment] = suggested.list;
    if (replacement === undefined || comment === undefined) throw new Error("no suggestions");
    expect(suggested.accept(comment)).toBe(false);
    expect(suggested.reject(comment)).toBe(true);
    expect(suggested.accept(replacement)).toBe(true);
    expect(words()).toContain("الطحين تضاعف مرتين منذ");
    suggested.back("undo");
    expect(kinds()[0]).toBe("replacement");
  });

  it("are decided all at once; comments stay", () => {
    suggested.acceptAll();
    expect(kinds()).toEqual(["comment"]);
    expect(words()).not.toContain("فقرة كاملة");
    suggested.back("undo");
    suggested.rejectAll();
    expect(kinds()).toEqual(["comment"]);
    expect(words()).toContain("فقرة كاملة");
  });

  it("are none any more when the editor goes away", () => {
    suggested.attach(null);
    expect(suggested.list).toEqual([]);
    expect(suggested.step(1)).toBe(false);
  });
});
