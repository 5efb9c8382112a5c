import type { Node } from "prosemirror-model";
import { expect, test } from "vitest";
import { createEditor, type EditorHandle } from "./create";
import { documentToJson } from "./json";
import { block, countedIds, docOf } from "./testing/build";

function open(...blocks: Node[]): EditorHandle {
  return createEditor({
    mount: document.createElement("div"),
    body: documentToJson(docOf(blocks)),
    articleDir: "rtl",
    language: "ar",
    label: "متن المقال",
    editable: true,
    placeholder: "",
    newId: countedIds("01K0"),
    pictureAddress: (media) => (media === "gone" ? null : `media://localhost/${media}`),
    onChange: () => undefined,
    onState: () => undefined,
  });
}

const picture = { media: "m1", alt: "مخيم", credit: "رويترز" };

function parts({ view }: EditorHandle) {
  const box = view.dom.querySelector<HTMLElement>(".picture");
  if (box === null) throw new Error("no picture");
  return { box, image: box.querySelector("img"), alt: box.querySelector(".alt") };
}

test("the picture is shown with its description, and the caption is typed under it", () => {
  const editor = open(block("figure", picture, "شرح"));
  const { box, image } = parts(editor);
  expect(image?.getAttribute("src")).toBe("media://localhost/m1");
  expect(image?.alt).toBe("مخيم");
  expect(box.dataset["state"]).toBe("waiting");
  image?.dispatchEvent(new Event("load"));
  expect(box.dataset["state"]).toBe("shown");
  expect(box.querySelector(".credit")?.textContent).toBe("رويترز");
  expect(editor.view.dom.querySelector("figcaption")?.textContent).toBe("شرح");
  expect(editor.view.dom.querySelector("figure")?.dir).toBe("rtl");
  editor.destroy();
});

test.each([null, "gone"])("without a picture (%s) its description stands for it", (media) => {
  const editor = open(block("figure", { ...picture, media }));
  const { box, image, alt } = parts(editor);
  expect(image).toBeNull();
  expect(box.dataset["state"]).toBe("missing");
  expect(alt?.textContent).toBe("مخيم");
  expect(alt?.getAttribute("role")).toBe("img");
  editor.destroy();
});

test("a picture that cannot be loaded gives way to its description", () => {
  const editor = open(block("figure", picture));
  parts(editor).image?.dispatchEvent(new Event("error"));
  const { box, image } = parts(editor);
  expect([box.dataset["state"], image]).toEqual(["missing", null]);
  editor.destroy();
});

test("typing, another credit and another description leave the loaded picture alone", () => {
  const editor = open(block("figure", picture, "شرح"));
  const { image } = parts(editor);
  const { view } = editor;
  view.dispatch(view.state.tr.insertText("ن", 1));
  view.dispatch(view.state.tr.setNodeAttribute(0, "credit", "سانا"));
  view.dispatch(view.state.tr.setNodeAttribute(0, "alt", "خيمة"));
  expect(parts(editor).image).toBe(image);
  expect(image?.alt).toBe("خيمة");
  expect(parts(editor).box.querySelector(".credit")?.textContent).toBe("سانا");
  editor.destroy();
});

test("another picture takes the place of the first", () => {
  const editor = open(block("figure", picture));
  const first = parts(editor).image;
  const { view } = editor;
  view.dispatch(view.state.tr.setNodeAttribute(0, "media", "m2"));
  expect(parts(editor).image?.getAttribute("src")).toBe("media://localhost/m2");
  first?.dispatchEvent(new Event("error"));
  expect(parts(editor).box.dataset["state"]).toBe("waiting");
  editor.destroy();
});

test("a direction that a person sets is the element's own", () => {
  const editor = open(block("figure", picture, "شرح"));
  const { view } = editor;
  view.dispatch(view.state.tr.setNodeAttribute(0, "dir", "ltr"));
  expect(view.dom.querySelector("figure")?.dir).toBe("ltr");
  view.dispatch(view.state.tr.setNodeAttribute(0, "dir", null));
  expect(view.dom.querySelector("figure")?.dir).toBe("rtl");
  editor.destroy();
});
