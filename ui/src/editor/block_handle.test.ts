import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { Spot } from "./block_handle";
import { createEditor, type EditorHandle } from "./create";
import { documentToJson } from "./json";
import { countedIds, docOf, p } from "./testing/build";
import { pretendLayout } from "./testing/layout";

pretendLayout();
let editor: EditorHandle;
let page: HTMLElement;
const pressed: Spot[] = [];

beforeEach(() => {
  page = document.createElement("article");
  const mount = document.createElement("div");
  page.append(mount);
  document.body.append(page);
  editor = createEditor({
    mount,
    body: documentToJson(docOf([p("أ"), p("ب"), p("ج")])),
    articleDir: "rtl",
    language: "ar",
    label: "متن المقال",
    editable: true,
    placeholder: "",
    newId: countedIds("01K0"),
    handle: { label: "اسحب", onPress: (at) => void pressed.push(at) },
    onChange: () => undefined,
    onState: () => undefined,
  });
  // jsdom lays nothing out: blocks one below the other.
  [...editor.view.dom.children].forEach((block, index) => {
    const rect = new DOMRect(0, index * 30, 100, 20);
    vi.spyOn(block, "getBoundingClientRect").mockReturnValue(rect);
  });
  handle().setPointerCapture = () => undefined;
});

afterEach(() => {
  editor.destroy();
  page.remove();
  pressed.length = 0;
});

const handle = (): HTMLElement => {
  const found = page.querySelector<HTMLElement>("[data-testid=block-handle]");
  if (found === null) throw new Error("no handle");
  return found;
};

function pointer(target: Element, type: string, y: number, more: PointerEventInit = {}): void {
  const event = new PointerEvent(type, { clientY: y, clientX: 50, bubbles: true, ...more });
  target.dispatchEvent(event);
}

test("it stands at the block of the pointer, and goes with it and with what is typed", () => {
  expect(handle().hidden).toBe(true);
  pointer(page, "pointermove", 40);
  expect(handle().hidden).toBe(false);
  expect(handle().style.transform).toContain("30px");
  editor.run("sign", { sign: "س" });
  expect(handle().hidden).toBe(true);
  pointer(page, "pointermove", 40);
  pointer(page, "pointerleave", 40);
  expect(handle().hidden).toBe(true);
});

test("a finger that touches a block brings it, and it stays", () => {
  pointer(page, "pointerup", 5, { pointerType: "touch" });
  pointer(page, "pointerleave", 5, { pointerType: "touch" });
  expect(handle().hidden).toBe(false);
});

test("pressed, it puts the caret into its block and says where it is", () => {
  pointer(page, "pointermove", 65);
  pointer(handle(), "pointerdown", 65);
  pointer(handle(), "pointerup", 65);
  expect(pressed).toHaveLength(1);
  expect(editor.view.state.selection.$from.parent.textContent).toBe("ج");
});

test("drawn, it takes its block to where it is let go, in one step", () => {
  const before = editor.view.state.doc;
  pointer(page, "pointermove", 5);
  pointer(handle(), "pointerdown", 5);
  pointer(handle(), "pointermove", 45);
  expect(page.querySelector<HTMLElement>(".block-line")?.hidden).toBe(false);
  pointer(handle(), "pointerup", 45);
  expect(editor.view.state.doc.textContent).toBe("بأج");
  expect(pressed).toEqual([]);
  editor.run("undo");
  expect(editor.view.state.doc.eq(before)).toBe(true);
});

test("Escape leaves everything where it is", () => {
  pointer(page, "pointermove", 5);
  pointer(handle(), "pointerdown", 5);
  pointer(handle(), "pointermove", 65);
  document.dispatchEvent(new KeyboardEvent("keydown", { key: "Escape" }));
  pointer(handle(), "pointerup", 65);
  expect(editor.view.state.doc.textContent).toBe("أبج");
});
