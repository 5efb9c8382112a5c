import { expect, it } from "vitest";
import { pretendLayout } from "../editor/testing/layout";
import { all, fill, find, press, showWindow, until } from "./testing";

pretendLayout();
const shown = showWindow();

const figures = (): HTMLElement[] => [
  ...document.querySelectorAll<HTMLElement>(".ProseMirror figure"),
];

it("puts pictures let go on the page into the article, and says of others why not", async () => {
  const paths = ["/in/جسر.jpg", "/in/نهر.heic"];
  shown.host.emit("files-dropped", { paths, at: { x_px: 0, y_px: 0 } });
  await until(() => expect(figures()).toHaveLength(1));
  expect(figures()[0]?.querySelector("figcaption")?.textContent).toBe("جسر الرقة");
  expect(find("pictures-failed")?.textContent).toContain("نهر.heic");
  expect(find("pictures-failed")?.textContent).toContain("HEIC");
  // They are no articles.
  expect(shown.host.requests.some(({ command }) => command === "article_import")).toBe(false);
  await until(() => expect(find("figure-panel")).not.toBeNull());
  expect((find("figure-rights") as HTMLInputElement).value).toBe("© رويترز");
});

it("makes articles of what is no picture, also where it was let go on the page", async () => {
  const paths = ["/in/جسر.jpg", "/in/خبر.html"];
  shown.host.emit("files-dropped", { paths, at: { x_px: 0, y_px: 0 } });
  await until(() => expect(find("import-report")).not.toBeNull());
  const asked = shown.host.requests.filter(({ command }) => command === "article_import");
  expect(asked.map(({ args }) => args["paths"])).toEqual([["/in/خبر.html"]]);
});

it("offers by menu what can be put in; a table asks for its size", async () => {
  document.querySelector<HTMLElement>(".ProseMirror")?.focus();
  press("Insert", "Insert", { altKey: true });
  await until(() => expect(find("insert-menu")).not.toBeNull());
  expect(document.activeElement?.getAttribute("data-item")).toBe("figures");
  press("ArrowDown", "ArrowDown");
  expect(document.activeElement?.getAttribute("data-item")).toBe("table");
  (document.activeElement as HTMLElement).click();
  await until(() => expect(find("table-panel")).not.toBeNull());
  // The class of the box itself makes a label as narrow as a box.
  expect(find("table-header")?.className).toContain("check");
  expect(find("table-header")?.closest("label")?.classList.contains("check")).toBe(false);
  fill("table-rows", "٢");
  fill("table-columns", "4");
  find("table-panel")?.querySelector<HTMLElement>("button[type=submit]")?.click();
  await until(() => expect(document.querySelectorAll(".ProseMirror tr")).toHaveLength(2));
  expect(document.querySelectorAll(".ProseMirror th")).toHaveLength(4);
  await until(() => expect(find("table-tools")).not.toBeNull());
  document.querySelector<HTMLElement>('[data-tool="row_after"]')?.click();
  expect(document.querySelectorAll(".ProseMirror tr")).toHaveLength(3);
});

it("puts a card in by its address, without what follows readers, and writing goes on behind it", async () => {
  document.querySelector<HTMLElement>(".ProseMirror")?.focus();
  press("Insert", "Insert", { altKey: true });
  await until(() => expect(find("insert-menu")).not.toBeNull());
  find("insert-menu")?.querySelector<HTMLElement>('[data-item="embed"]')?.click();
  await until(() => expect(find("embed-panel")).not.toBeNull());
  fill("embed-address", "https://example.org/v?utm_source=x");
  const enter = find("embed-panel")?.querySelector<HTMLElement>("button[type=submit]");
  // A second press while the address is read puts no second card in.
  enter?.click();
  enter?.click();
  await until(() => expect(find("embed-panel")).toBeNull());
  const cards = [...document.querySelectorAll<HTMLElement>(".ProseMirror .embed")];
  expect(cards.map((card) => card.dataset["url"])).toEqual(["https://example.org/v"]);
  expect(find("embed-words")).toBeNull();
  expect(document.activeElement).toBe(document.querySelector(".ProseMirror"));
});

it("leaves the menu with Escape and gives the text the keyboard back", async () => {
  document.querySelector<HTMLElement>(".ProseMirror")?.focus();
  press("Insert", "Insert", { altKey: true });
  await until(() => expect(find("insert-menu")).not.toBeNull());
  press("Escape", "Escape");
  await until(() => expect(find("insert-menu")).toBeNull());
  expect(document.activeElement).toBe(document.querySelector(".ProseMirror"));
});

it("finds them in the palette in Arabic and in English", async () => {
  for (const words of ["حاشية", "footnote"]) {
    press("k", "KeyK", { ctrlKey: true });
    await until(() => expect(find("palette-input")).not.toBeNull());
    fill("palette-input", words);
    await until(() => expect(all("palette-entry").length).toBeGreaterThan(0));
    expect(all("palette-entry")[0]?.textContent).toContain("أدرج حاشية");
    find("palette-input")?.focus();
    press("Enter", "Enter");
    await until(() => expect(find("palette")).toBeNull());
    await until(() => expect(document.querySelector("aside.footnote")).not.toBeNull());
    expect(document.activeElement).toBe(document.querySelector(".ProseMirror"));
    press("Backspace", "Backspace");
  }
});
