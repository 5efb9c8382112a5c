import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { layOutByAndBy } from "./arriving";
import { p } from "./testing/build";
import { Desk } from "./testing/desk";

const rules: string[] = [];
let frames: (() => void)[] = [];

beforeEach(() => {
  vi.spyOn(CSS, "supports").mockReturnValue(true);
  vi.stubGlobal("CSSStyleSheet", function sheet() {
    return { replaceSync: (rule: string) => rules.push(rule) };
  });
  vi.stubGlobal("requestAnimationFrame", (frame: () => void) => frames.push(frame));
  vi.stubGlobal("setTimeout", (then: () => void) => {
    then();
  });
  document.adoptedStyleSheets = [];
  rules.length = 0;
  frames = [];
});

afterEach(() => {
  document.body.replaceChildren();
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

function deskOf(blocks: number): Desk {
  const desk = new Desk(Array.from({ length: blocks }, () => p("فقرة")));
  document.body.append(desk.view.dom);
  return desk;
}

test("a long text is hidden from below what a window shows, and less with every frame, until nothing is", () => {
  const { view } = deskOf(500);
  layOutByAndBy(view);
  expect(view.dom.hasAttribute("data-arriving")).toBe(true);
  let before = 0;
  while (document.adoptedStyleSheets.length > 0) {
    const from = Number(/n \+ (\d+)/u.exec(rules.at(-1) ?? "")?.[1]);
    expect(from).toBeGreaterThan(before);
    before = from;
    frames.shift()?.();
  }
  expect(before).toBeGreaterThan(450);
  expect(view.dom.hasAttribute("data-arriving")).toBe(false);
});

test("a short text is left to the engine, and what went away is not touched again", () => {
  layOutByAndBy(deskOf(20).view);
  expect(document.adoptedStyleSheets).toHaveLength(0);
  const { view } = deskOf(500);
  layOutByAndBy(view);
  view.dom.remove();
  frames.shift()?.();
  expect(document.adoptedStyleSheets).toHaveLength(0);
});

test("all of it is laid out before a key is answered", () => {
  const { view } = deskOf(500);
  layOutByAndBy(view);
  view.dom.dispatchEvent(new KeyboardEvent("keydown", { key: "End", bubbles: true }));
  expect(document.adoptedStyleSheets).toHaveLength(0);
  expect(view.dom.hasAttribute("data-arriving")).toBe(false);
  for (const frame of frames.splice(0)) frame();
  expect(document.adoptedStyleSheets).toHaveLength(0);
});
