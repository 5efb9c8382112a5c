import { Slice } from "prosemirror-model";
import { expect, test } from "vitest";
import { plainText } from "./clipboard";
import { block, br, docOf, h2, hr, li, p, ul } from "./testing/build";
import { Desk } from "./testing/desk";

function copied(...blocks: Parameters<typeof docOf>[0]): string {
  return plainText(new Slice(docOf(blocks).content, 0, 0));
}

test("a blank line between blocks, a line feed for a hard break, nothing for a sign", () => {
  const sign = block("footnote_ref", { target: "01J00000000000000000000000" });
  expect(copied(h2("عنوان"), p("أول", sign, br(), "سطر"), p("ثان"))).toBe(
    "عنوان\n\nأول\nسطر\n\nثان",
  );
  expect(copied(ul(li(p("أ")), li(p("ب"))))).toBe("أ\n\nب");
  expect(copied(p("أ"), hr(), p("ب"))).toBe("أ\n\nب");
});

function drag(files: number): DragEvent {
  const event = new Event("drop", { cancelable: true });
  return Object.assign(event, {
    dataTransfer: { files: { length: files } },
  }) as unknown as DragEvent;
}

test("dropped files are taken, so that the browser does not open them; text is not", () => {
  const desk = new Desk([p("أ")]);
  const handled = (event: DragEvent) =>
    desk.view.someProp("handleDrop", (drop) => drop(desk.view, event, Slice.empty, false)) ?? false;
  expect([handled(drag(1)), handled(drag(0))]).toEqual([true, false]);
});

test("a click on a link stays on the page", () => {
  const desk = new Desk([p("أ")]);
  desk.run("link", { href: "https://example.org" });
  document.body.append(desk.view.dom);
  for (const kind of ["click", "auxclick"]) {
    const event = new MouseEvent(kind, { bubbles: true, cancelable: true });
    desk.view.dom.querySelector("a")?.dispatchEvent(event);
    expect(event.defaultPrevented).toBe(true);
  }
  desk.view.dom.remove();
});

test("pasted text makes a paragraph of every line, without marks or ids of elsewhere", () => {
  const desk = new Desk([p("⟦⟧")]);
  const event = new Event("paste") as ClipboardEvent;
  expect(desk.view.pasteText("أول\n\nثان", event)).toBe(true);
  expect(desk.text).toBe('paragraph("أول"), paragraph("ثان⟦⟧")');
});

test("what was copied here and pasted is new", () => {
  const desk = new Desk([p("⟦أول"), h2("ثان⟧")]);
  const { dom } = desk.view.serializeForClipboard(desk.view.state.selection.content());
  const other = new Desk([p("⟦⟧")]);
  other.view.pasteHTML(dom.innerHTML, new Event("paste") as ClipboardEvent);
  expect(other.doc.children.map((node) => node.type.name)).toEqual(["paragraph", "heading"]);
  const ids = other.doc.children.map((node): unknown => node.attrs["id"]);
  expect(new Set(ids).size).toBe(2);
});
