import { TextSelection } from "prosemirror-state";
import { EditorView } from "prosemirror-view";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { newUlid } from "./ids";
import { createEditor, type EditorHandle } from "./create";
import { pretendLayout } from "./testing/layout";

let desk: HTMLElement;
let on: boolean;
let editor: EditorHandle;

let resize: () => void;

beforeEach(() => {
  pretendLayout();
  vi.stubGlobal(
    "ResizeObserver",
    class extends ResizeObserver {
      constructor(told: () => void) {
        super(told);
        resize = told;
      }
    },
  );
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
  const line = new DOMRect(0, 400, 0, 20);
  vi.spyOn(EditorView.prototype, "coordsAtPos").mockReturnValue(line);
  vi.spyOn(Range.prototype, "getClientRects").mockReturnValue([line] as unknown as DOMRectList);
  vi.spyOn(desk, "getBoundingClientRect").mockReturnValue(new DOMRect(0, 100, 500, 300));
  return () => {
    editor.destroy();
    vi.unstubAllGlobals();
  };
});

/** How far the line, which stays where it is here, is under the middle. */
const OFF_PX = 410 - 250;

async function write(): Promise<void> {
  editor.view.dispatch(editor.view.state.tr.insertText("كلمة"));
  await Promise.resolve();
}

async function click(): Promise<void> {
  const { tr, doc } = editor.view.state;
  editor.view.dispatch(tr.setSelection(TextSelection.atStart(doc)).setMeta("pointer", true));
  await Promise.resolve();
}

it("the line that is written comes to the middle of the desk", async () => {
  await write();
  expect(desk.scrollTop).toBe(OFF_PX);
});

it("a line that is asked for comes there, wherever the keyboard is", async () => {
  vi.spyOn(editor.view, "hasFocus").mockReturnValue(false);
  await write();
  expect(desk.scrollTop).toBe(0);
  editor.toTheMiddle();
  await Promise.resolve();
  expect(desk.scrollTop).toBe(OFF_PX);
});

it("a line that was moved without the keyboard comes with it, but not when that comes by a click", async () => {
  const focus = vi.spyOn(editor.view, "hasFocus").mockReturnValue(false);
  await write();
  focus.mockReturnValue(true);
  editor.view.dom.dispatchEvent(new Event("focus"));
  await Promise.resolve();
  expect(desk.scrollTop).toBe(OFF_PX);
  focus.mockReturnValue(false);
  await write();
  editor.view.dom.dispatchEvent(new Event("pointerdown"));
  editor.view.dom.dispatchEvent(new Event("focus"));
  await Promise.resolve();
  expect(desk.scrollTop).toBe(OFF_PX);
});

it("a click moves nothing, and neither does a desk that is not asked to", async () => {
  await write();
  desk.scrollTop = 0;
  await click();
  expect(desk.scrollTop).toBe(0);
  on = false;
  await write();
  expect(desk.scrollTop).toBe(0);
});

describe("when something on the desk grows", () => {
  beforeEach(async () => {
    vi.spyOn(desk, "scrollHeight", "get").mockReturnValue(2000);
    await write();
  });

  it("the line comes back to the middle", () => {
    resize();
    expect(desk.scrollTop).toBe(2 * OFF_PX);
  });

  it("the desk stays where a person scrolled it", () => {
    desk.scrollTop = 500;
    resize();
    expect(desk.scrollTop).toBe(500);
  });

  it("what was clicked stays under the pointer", async () => {
    await click();
    resize();
    expect(desk.scrollTop).toBe(OFF_PX);
  });

  it("a field above the text that has the keyboard stays where it is", () => {
    document.body.append(desk);
    const field = document.createElement("textarea");
    desk.append(field);
    field.focus();
    resize();
    expect(desk.scrollTop).toBe(OFF_PX);
    desk.remove();
  });
});
