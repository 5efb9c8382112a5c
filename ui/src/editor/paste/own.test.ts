import { afterEach, beforeEach, expect, test } from "vitest";
import { block, commented, h2, li, p, proposed, ul } from "../testing/build";
import { pretendLayout } from "../testing/layout";
import { Clipboard, PasteDesk } from "../testing/paste_desk";

let desk: PasteDesk;

beforeEach(pretendLayout);
afterEach(() => desk.editor.destroy());

function copyAll(kind: "copy" | "cut" = "copy"): Clipboard {
  const clipboard = new Clipboard();
  expect(desk.send(kind, clipboard)).toBe(true);
  return clipboard;
}

test("what is copied leaves clean, with its direction, and its notes", () => {
  const id = "01HZ0000000000000000000090";
  const sign = block("footnote_ref", { target: id });
  desk = new PasteDesk(
    h2("⟦عنوان"),
    p(commented("نص", "سر"), sign, proposed("insertion", " جديد")),
    p("Reuters said so⟧"),
    block("footnote", { id }, p("حاشية")),
  );
  const html = copyAll().getData("text/html");
  expect(html).toBe(
    '<div dir="rtl" lang="ar"><h2 dir="rtl">عنوان</h2>' +
      '<p dir="rtl">نص<sup><a href="#fn1" id="fnref1" role="doc-noteref">1</a></sup><ins> جديد</ins></p>' +
      '<p dir="ltr">Reuters said so</p>' +
      '<div id="fn1" role="doc-footnote"><p dir="rtl">حاشية</p></div></div>',
  );
});

test("letters of a line leave as letters of a line", () => {
  desk = new PasteDesk(p("قال ⟦نعم⟧ ثم"));
  const clipboard = copyAll();
  expect(clipboard.getData("text/html")).toBe('<span dir="rtl" lang="ar">نعم</span>');
  expect(clipboard.getData("text/plain")).toBe("نعم");
});

test("what was copied here is pasted whole: comments, suggestions and notes, all of them new", async () => {
  const id = "01HZ0000000000000000000090";
  const sign = block("footnote_ref", { target: id });
  desk = new PasteDesk(
    p("⟦", commented("نص", "انظر"), sign, proposed("deletion", " قديم")),
    ul(li(p("بند⟧"))),
    block("footnote", { id }, p("حاشية")),
  );
  const clipboard = copyAll();
  desk.editor.destroy();
  desk = new PasteDesk(p("⟦⟧"));
  desk.send("paste", clipboard);
  await Promise.resolve();
  expect(desk.asked).toEqual([]);
  expect(desk.text).toBe(
    'paragraph(comment("نص"), footnote_ref, deletion(" قديم")), list(list_item(paragraph("بند"))), ' +
      'footnote(paragraph("حاشية"))',
  );
  const { doc } = desk.editor.view.state;
  const mark = doc.firstChild?.firstChild?.marks[0];
  expect(mark?.attrs).toMatchObject({ person: "كاجين", text: "انظر" });
  expect(mark?.attrs["id"]).not.toBe("c1");
  expect(doc.lastChild?.attrs["id"]).not.toBe(id);
  let target: unknown;
  doc.descendants((node) => void (target = (node.attrs["target"] as unknown) ?? target));
  expect(target).toBe(doc.lastChild?.attrs["id"]);
});

test("cutting takes the selection away, by one step of undo", () => {
  desk = new PasteDesk(p("قال ⟦نعم⟧ ثم"));
  const clipboard = copyAll("cut");
  expect(clipboard.getData("text/plain")).toBe("نعم");
  expect(desk.text).toBe('paragraph("قال  ثم")');
});

test.each([
  "{",
  '{"slice":{"content":[{"type":"script"}]},"notes":[]}',
  `{"slice":{"content":[{"type":"paragraph","content":[{"type":"text","text":"x","marks":[{"type":"link","attrs":{"href":"javascript:1"}}]}]}]},"notes":[]}`,
  `{"slice":{"content":[{"type":"list","content":[{"type":"paragraph"}]}]},"notes":[]}`,
  `{"slice":{"content":[{"type":"paragraph"}]},"notes":[{"type":"divider"}]}`,
  "[".repeat(100_000),
])(
  "what only looks as if it was copied here is read as what comes from elsewhere: %.60s",
  (json) => {
    desk = new PasteDesk(p("⟦أ⟧"));
    desk.send("paste", new Clipboard({ "application/x-warraq+json": json, "text/plain": "نص" }));
    expect(desk.asked).toEqual([{ html: "", text: "نص" }]);
    expect(desk.text).toBe('paragraph("أ")');
  },
);
