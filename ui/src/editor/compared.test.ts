import { describe, expect, it } from "vitest";
import type { MergedJson } from "../ipc/bindings";
import { comparedElement } from "./compared";

const options = {
  words: { insert: "أُضيف:", delete: "حُذف:", form: "تغيّر شكله:" },
  pictureAddress: (media: string) => (media === "gone" ? null : `media://${media}`),
  dir: "rtl",
} as const;
const text = (letters: string, change?: MergedJson["change"]): MergedJson => ({
  type: "text",
  text: letters,
  ...(change === undefined ? {} : { change }),
});
const paragraph = (...content: MergedJson[]): MergedJson => ({ type: "paragraph", content });

function html(node: MergedJson): string {
  return comparedElement(node, options).outerHTML;
}

describe("a compared block", () => {
  it("marks words in their line, and says what they are before them", () => {
    const line = paragraph(text("قال "), text("قسد", "delete"), text("قَسَد", "insert"));
    expect(html(line)).toBe(
      '<p dir="rtl">قال ' +
        '<del class="compared delete"><span class="out-of-sight">حُذف:</span>قسد</del>' +
        '<ins class="compared insert"><span class="out-of-sight">أُضيف:</span>قَسَد</ins></p>',
    );
  });

  it("draws no line below or through the spaces around words", () => {
    const element = comparedElement(paragraph(text("أمس ", "insert"), text("قال")), options);
    expect(element.textContent).toBe("أُضيف:أمس قال");
    expect(element.querySelector("ins")?.textContent).toBe("أُضيف:أمس");
  });

  it("keeps the marks of words, and tells where only those changed", () => {
    const strong: MergedJson = { ...text("مهم", "form"), marks: [{ type: "strong" }] };
    const element = comparedElement(paragraph(strong), options);
    const form = element.querySelector("span.compared.form");
    expect(form?.querySelector("strong")?.textContent).toBe("مهم");
    expect(form?.textContent).toBe("تغيّر شكله:مهم");
  });

  it("looks as in the text: heading, list, table", () => {
    const heading: MergedJson = { type: "heading", attrs: { level: 3 }, content: [text("عنوان")] };
    expect(comparedElement(heading, options).tagName).toBe("H3");
    const item = (change: "insert" | "delete"): MergedJson => ({
      type: "list_item",
      content: [paragraph(text("بند"))],
      change,
    });
    const list = comparedElement(
      { type: "list", content: [item("insert"), item("delete")] },
      options,
    );
    const items = [...list.querySelectorAll("li")];
    expect(items.map((one) => one.dataset["compared"])).toEqual(["insert", "delete"]);
    expect(items.map((one) => one.textContent)).toEqual(["أُضيف:بند", "حُذف:بند"]);
    const cell: MergedJson = { type: "table_cell", content: [paragraph(text("١٢"))] };
    const row: MergedJson = { type: "table_row", content: [cell], change: "insert" };
    const table = comparedElement({ type: "table", content: [row] }, options);
    expect(table.querySelector("tr")?.dataset["compared"]).toBe("insert");
    expect(table.querySelector("td")?.textContent).toBe("أُضيف:١٢");
    expect([...(table.querySelector("tr")?.children ?? [])].map((one) => one.tagName)).toEqual([
      "TD",
    ]);
  });

  it("shows a figure with its picture, or its frame where there is none", () => {
    const figure = (media: string): MergedJson => ({
      type: "figure",
      attrs: { media, alt: "سوق" },
      content: [text("شرح")],
    });
    const shown = comparedElement(figure("A"), options);
    expect(shown.querySelector("img")?.getAttribute("src")).toBe("media://A");
    expect(shown.querySelector("img")?.alt).toBe("سوق");
    expect(comparedElement(figure("gone"), options).querySelector("img")).toBeNull();
  });

  it("gives each line its own direction", () => {
    expect(html(paragraph(text("A plain English line")))).toContain('dir="ltr"');
    expect(() => html({ type: "unheard" })).toThrow(RangeError);
  });
});
