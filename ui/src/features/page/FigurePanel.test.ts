import { flushSync, mount, unmount } from "svelte";
import { afterEach, expect, it } from "vitest";
import type { EditorStateSummary } from "../../editor";
import FigurePanel from "./FigurePanel.svelte";

type Figure = EditorStateSummary["figure"];

const said: unknown[] = [];
let panel: ReturnType<typeof mount> | null = null;

/** The panel over a text whose caret is in this figure. */
function open(figure: Figure): void {
  const editing = {
    summary: { figure },
    describe: (...words: unknown[]) => void said.push(words),
    focus: () => void said.push("text"),
  };
  // Of the editing the panel uses no more than this.
  const props = { editing: editing as never, article: { dir: "rtl" as const } };
  panel = mount(FigurePanel, { target: document.body, props });
  flushSync();
}

afterEach(async () => {
  said.length = 0;
  if (panel !== null) await unmount(panel);
  panel = null;
});

const inputs = (): HTMLInputElement[] => [...document.querySelectorAll("input")];

it("shows the words of the caret's figure, each in its own direction, and says what was typed", () => {
  open({ key: "01K0", alt: "مخيم", credit: "Reuters", rights: "© رويترز" });
  const [alt, credit, rights] = inputs();
  const values = [alt, credit, rights].map((input) => input?.value);
  expect(values).toEqual(["مخيم", "Reuters", "© رويترز"]);
  expect([alt?.dir, credit?.dir]).toEqual(["rtl", "ltr"]);
  expect(document.querySelector("label")?.htmlFor).toBe(alt?.id);
  if (credit === undefined) return;
  credit.value = "سانا";
  credit.dispatchEvent(new Event("input", { bubbles: true }));
  expect(said).toEqual([["01K0", "credit", "سانا"]]);
});

it("gives the keyboard back to the text with Escape and Enter", () => {
  open({ key: "01K0", alt: "مخيم", credit: "", rights: "" });
  for (const key of ["Escape", "Enter"])
    inputs()[0]?.dispatchEvent(
      new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true }),
    );
  expect(said).toEqual(["text", "text"]);
});

it("is not there while the caret is elsewhere", () => {
  open(null);
  expect(document.querySelector("[data-testid=figure-panel]")).toBeNull();
});
