import { undo } from "prosemirror-history";
import { afterEach, beforeEach, expect, test } from "vitest";
import { documentToJson } from "../json";
import { docOf, p, run } from "../testing/build";
import { pretendLayout } from "../testing/layout";
import { blocksOf, Clipboard, PasteDesk } from "../testing/paste_desk";

let desk: PasteDesk;

beforeEach(pretendLayout);
afterEach(() => desk.editor.destroy());

test("what comes from elsewhere is read by the host, and its HTML is no part of the page", async () => {
  desk = new PasteDesk(p("قبل ⟦⟧بعد"));
  expect(desk.paste("نص", "<img src=x>")).toBe(true);
  expect(desk.asked).toEqual([{ html: "<img src=x>", text: "نص" }]);
  expect(document.querySelector("img[src=x]")).toBeNull();
  expect(document.querySelector(".pasting")).not.toBeNull();
  await desk.answer(blocksOf(p(run("غليظ", "strong"))));
  expect(desk.text).toBe('paragraph("قبل ", strong("غليظ"), "بعد")');
  expect(document.querySelector(".pasting")).toBeNull();
  expect(desk.told).toEqual(["put"]);
});

test("what is typed while it is read stands behind it, wherever the caret is by then", async () => {
  desk = new PasteDesk(p("أول ⟦⟧"), p("ثان"));
  desk.paste("ملصق");
  desk.type(" كتبت");
  const end = desk.editor.view.state.doc.content.size - 1;
  desk.editor.putCaret({ anchor: end, head: end });
  desk.type(" أيضاً");
  await desk.answer(blocksOf(p("ملصق")));
  expect(desk.text).toBe('paragraph("أول ملصق كتبت"), paragraph("ثان أيضاً")');
  expect(desk.editor.caret().head).toBe(desk.editor.view.state.doc.content.size - 1);
});

test("a selection is replaced once it is read, unless somebody wrote into it meanwhile", async () => {
  desk = new PasteDesk(p("قال ⟦نعم⟧ ثم"));
  desk.paste("لا");
  expect(desk.text).toContain("نعم");
  desk.type("!");
  await desk.answer(blocksOf(p("لا")));
  expect(desk.text).toBe('paragraph("قال لا! ثم")');
  undo(desk.editor.view.state, desk.editor.view.dispatch.bind(desk.editor.view));
  expect(desk.text).toBe('paragraph("قال نعم! ثم")');

  desk.editor.destroy();
  desk = new PasteDesk(p("قال ⟦نعم⟧ ثم"));
  desk.paste("لا");
  const inside = desk.find("عم");
  desk.editor.view.dispatch(desk.editor.view.state.tr.insertText("X", inside));
  await desk.answer(blocksOf(p("لا")));
  expect(desk.text).toBe('paragraph("قال نXعملا ثم")');
});

test("two pastes at one place stand in their order, also where the second is read first", async () => {
  for (const order of [
    [0, 1],
    [1, 0],
  ]) {
    desk = new PasteDesk(p("⟦⟧"));
    desk.paste("أول");
    desk.paste("ثان");
    for (const index of order) await desk.answer(blocksOf(p(["أول ", "ثان"][index] ?? "")), index);
    expect(desk.text).toBe('paragraph("أول ثان")');
    desk.editor.destroy();
  }
  desk = new PasteDesk(p("أ"));
});

test("one undo takes back the paste, and only it", async () => {
  desk = new PasteDesk(p("⟦⟧"));
  desk.type("قبل ");
  desk.paste("ملصق");
  await desk.answer(blocksOf(p("ملصق")));
  desk.type(" بعد");
  const back = () => undo(desk.editor.view.state, desk.editor.view.dispatch.bind(desk.editor.view));
  back();
  expect(desk.text).toBe('paragraph("قبل ملصق")');
  back();
  expect(desk.text).toBe('paragraph("قبل ")');
});

test("mere letters are put in where it cannot be read, or where that was asked for", async () => {
  desk = new PasteDesk(p("⟦⟧"));
  desk.paste("أول\r\n\r\nثان\u0007\tثالث", "<b>");
  await desk.answer(null);
  expect(desk.text).toBe('paragraph("أول"), paragraph("ثان ثالث")');
  expect(desk.told).toEqual(["plain"]);

  desk.editor.view.dom.dispatchEvent(
    new KeyboardEvent("keydown", { key: "V", code: "KeyV", ctrlKey: true, shiftKey: true }),
  );
  desk.paste(" *غليظ*", "<b>غليظ</b>");
  expect(desk.asked).toHaveLength(1);
  expect(desk.text).toBe('paragraph("أول"), paragraph("ثان ثالث *غليظ*")');
});

test("a text that is too long is not put in, and that is told", async () => {
  desk = new PasteDesk(p("⟦⟧"));
  desk.paste("أ\n".repeat(20_001));
  await desk.answer(null);
  expect(desk.text).toBe("paragraph");
  expect(desk.tooLong).toHaveBeenCalledOnce();
  expect(desk.told).toEqual(["nothing"]);
});

test("a paste is forgotten when another text is loaded before it is read", async () => {
  desk = new PasteDesk(p("⟦⟧"));
  desk.paste("نص");
  desk.editor.load(documentToJson(docOf([p("آخر")])));
  await desk.answer(blocksOf(p("نص")));
  expect(desk.text).toBe('paragraph("آخر")');
});

test("files are left to whoever takes files", () => {
  desk = new PasteDesk(p("أ"));
  expect(desk.send("paste", new Clipboard({ "text/html": "<img src=x>" }, [{}]))).toBe(true);
  expect(desk.asked).toEqual([]);
  expect(desk.text).toBe('paragraph("أ")');
});

test("where the host gives no answer at all, the letters are put in", async () => {
  desk = new PasteDesk(p("⟦⟧"));
  desk.paste("نص", "<b>");
  desk.fail();
  await Promise.resolve();
  await Promise.resolve();
  await Promise.resolve();
  expect(desk.text).toBe('paragraph("نص")');
});
