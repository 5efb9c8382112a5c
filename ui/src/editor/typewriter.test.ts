import { TextSelection } from "prosemirror-state";
import { EditorView } from "prosemirror-view";
import { beforeEach, expect, it, vi } from "vitest";
import { newUlid } from "./ids";
import { createEditor, type EditorHandle } from "./create";
import { pretendLayout } from "./testing/layout";

let desk: HTMLElement;
let on: boolean;
let editor: EditorHandle;

beforeEach(() => {
  pretendLayout();
  on = true;
  desk = document.createElement("div");
  desk.dataset["desk"] = "";
  const paragraph = { type: "paragraph", attrs: { id: newUlid() }, content: [] };
  editor = createEditor({
    mount: desk,
    body: { version: 1, type: "doc", content: [paragraph] },
    articleDir: "rtl",
    language: "ar",
    label: "",
    editable: true,
    placeholder: "",
    newId: newUlid,
    onChange: () => undefined,
    onState: () => undefined,
    typewriter: () => on,
  });
  vi.spyOn(editor.view, "hasFocus").mockReturnValue(true);
  const line = { top: 400, bottom: 420, left: 0, right: 0 };
  vi.spyOn(EditorView.prototype, "coordsAtPos").mockReturnValue(line);
  vi.spyOn(desk, "getBoundingClientRect").mockReturnValue(new DOMRect(0, 100, 500, 300));
  return () => {
    editor.destroy();
  };
});

it("the line that is written comes to the middle of the desk", () => {
  editor.view.dispatch(editor.view.state.tr.insertText("كلمة"));
  expect(desk.scrollTop).toBe(410 - 250);
});

it("a click moves nothing, and neither does a desk that is not asked to", () => {
  const { view } = editor;
  const click = () =>
    view.state.tr.setSelection(TextSelection.atEnd(view.state.doc)).setMeta("pointer", true);
  view.dispatch(click());
  expect(desk.scrollTop).toBe(0);
  on = false;
  view.dispatch(view.state.tr.insertText("كلمة"));
  expect(desk.scrollTop).toBe(0);
});
