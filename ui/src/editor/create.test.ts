import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import type { DocumentJson } from "../ipc/bindings";
import { createEditor, type EditorHandle, type EditorOptions } from "./create";
import { documentToJson } from "./json";
import type { SuggestionMark } from "./suggestion_view";
import type { Suggestion } from "./suggestions";
import type { EditorStateSummary } from "./summary";
import { countedIds, docOf, h2, p, proposed } from "./testing/build";
import { pretendLayout } from "./testing/layout";

const onChange = vi.fn();
const onState = vi.fn<(state: EditorStateSummary) => void>();
let editor: EditorHandle;

function body(...blocks: Parameters<typeof docOf>[0]): DocumentJson {
  return documentToJson(docOf(blocks));
}

function open(options: Partial<EditorOptions> = {}): EditorHandle {
  return createEditor({
    mount: document.body,
    body: body(h2("عنوان"), p("نص")),
    articleDir: "rtl",
    language: "ar",
    label: "متن المقال",
    editable: true,
    placeholder: "اكتب هنا",
    newId: countedIds("01K0"),
    onChange,
    onState,
    ...options,
  });
}

beforeEach(() => {
  pretendLayout();
  onChange.mockClear();
  onState.mockClear();
  editor = open();
});

afterEach(() => editor.destroy());

test("a screen reader finds a text box with its name, language and direction", () => {
  const dom = document.querySelector("[data-testid=editor]");
  const said = [
    "role",
    "aria-multiline",
    "aria-label",
    "lang",
    "dir",
    "spellcheck",
    "contenteditable",
  ];
  expect(said.map((name) => dom?.getAttribute(name))).toEqual([
    "textbox",
    "true",
    "متن المقال",
    "ar",
    "rtl",
    "false",
    "true",
  ]);
});

test("one that may not be edited says so", () => {
  const other = open({ editable: false });
  expect(other.view.dom.getAttribute("contenteditable")).toBe("false");
  other.destroy();
});

test("the summary is told at the start and only when it changes", () => {
  expect(onState).toHaveBeenCalledTimes(1);
  expect(onState.mock.lastCall?.[0].block).toBe("heading2");
  const { view } = editor;
  view.dispatch(view.state.tr.insertText("ا", 1));
  expect(onState).toHaveBeenCalledTimes(2);
  view.dispatch(view.state.tr.insertText("ا", 1));
  expect(onState).toHaveBeenCalledTimes(2);
  editor.focus("end");
  expect(onState.mock.lastCall?.[0].block).toBe("paragraph");
});

test("a change is signalled, a moved caret is none", () => {
  editor.focus("end");
  expect(onChange).not.toHaveBeenCalled();
  expect(editor.takeChanges()).toBeNull();
  expect(editor.run("heading3")).toBe(true);
  expect(onChange).toHaveBeenCalledTimes(1);
  const changes = editor.takeChanges();
  expect(changes?.changed).toEqual([editor.document().content[1]]);
  expect(editor.takeChanges()).toBeNull();
  if (changes !== null) editor.giveBack(changes);
  expect(editor.takeChanges()).toEqual(changes);
});

describe("loading", () => {
  test("shows the other document, told already and with an empty history", () => {
    editor.run("heading3");
    const next = body(p("آخر"));
    editor.setArticle("en", "ltr");
    editor.load(next);
    expect(editor.document()).toEqual(next);
    expect(editor.takeChanges()).toBeNull();
    expect(editor.run("undo")).toBe(false);
    expect(editor.view.dom.dir).toBe("ltr");
    expect(editor.view.dom.lang).toBe("en");
    expect(onState.mock.lastCall?.[0]).toMatchObject({ block: "paragraph", canUndo: false });
  });

  test("refuses what is no document, and goes on with the one it has", () => {
    const before = editor.document();
    expect(() => editor.load({ version: 2, type: "doc", content: [] })).toThrow(RangeError);
    expect(editor.document()).toEqual(before);
  });

  test("blocks without an id, or with another's, are mended and sent", () => {
    const [first = { type: "paragraph" }] = body(p("أ")).content;
    editor.load({ version: 1, type: "doc", content: [first, first, { type: "paragraph" }] });
    const changes = editor.takeChanges();
    expect(changes?.changed).toHaveLength(2);
    expect(new Set(changes?.order).size).toBe(3);
  });
});

describe("suggestions", () => {
  const onSuggestions = vi.fn<(suggestions: readonly Suggestion[]) => void>();
  beforeEach(() => onSuggestions.mockClear());

  test("are told at the start and when they change, not at every key", () => {
    const other = open({ body: body(p("نص ", proposed("insertion", "هنا"))), onSuggestions });
    expect(onSuggestions.mock.lastCall?.[0].map(({ text }) => text)).toEqual(["هنا"]);
    other.view.dispatch(other.view.state.tr.insertText("ا", 1));
    expect(onSuggestions).toHaveBeenCalledTimes(1);
    other.run("accept_all");
    expect(onSuggestions.mock.lastCall?.[0]).toEqual([]);
    other.destroy();
  });

  test("are not spoken of where there are none, but when another document has some", () => {
    const other = open({ onSuggestions });
    other.view.dispatch(other.view.state.tr.insertText("ا", 1));
    expect(onSuggestions).not.toHaveBeenCalled();
    other.load(body(p(proposed("deletion", "نص"))));
    expect(onSuggestions).toHaveBeenCalledTimes(1);
    other.destroy();
  });

  test("say on the page what they are; on the clipboard that stays off", () => {
    const describeSuggestion = ({ kind, person }: SuggestionMark): string => `${kind} ${person}`;
    const other = open({ body: body(p(proposed("insertion", "هنا"))), describeSuggestion });
    expect(other.view.dom.querySelector("ins")?.title).toBe("insertion روجين");
    const slice = other.view.state.doc.slice(0);
    expect(other.view.serializeForClipboard(slice).dom.innerHTML).not.toContain("title");
    other.destroy();
  });
});

test("it leaves nothing behind", () => {
  editor.destroy();
  expect(document.body.children).toHaveLength(0);
  editor = open();
});

test("the selection is told and put back, as near as the text has it", () => {
  editor.putCaret({ anchor: 8, head: 10 });
  expect(editor.caret()).toEqual({ anchor: 8, head: 10 });
  const caret = editor.caret();
  editor.load(body(p("ن")));
  editor.putCaret(caret);
  expect(editor.caret().head).toBeLessThanOrEqual(2);
  expect(onChange).not.toHaveBeenCalled();
});
