import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { paper } from "./paper";

let rules: string[];

beforeEach(() => {
  rules = [];
  let count = 0;
  URL.createObjectURL = () => `blob:${String((count += 1))}`;
  URL.revokeObjectURL = () => undefined;
  HTMLImageElement.prototype.decode = () => Promise.resolve();
  document.adoptedStyleSheets = [];
  const sheet = function (): { replaceSync(rule: string): void } {
    return { replaceSync: (rule) => void rules.push(rule) };
  };
  vi.stubGlobal("CSSStyleSheet", sheet);
});

afterEach(() => void vi.unstubAllGlobals());

const pages = (): string[] =>
  [...document.querySelectorAll<HTMLImageElement>("body > .on-paper img")].map(({ src }) => src);

it("lays pages out beside the window's page, one set at a time", async () => {
  await paper.lay(["<svg/>", "<svg/>"], "a5");
  expect(pages()).toEqual(["blob:1", "blob:2"]);
  expect(rules[0]).toContain("size: A5");
  await paper.lay(["<svg/>"], "letter");
  expect(pages()).toEqual(["blob:3"]);
  expect(document.adoptedStyleSheets).toHaveLength(1);
  paper.clear();
  expect(pages()).toEqual([]);
  expect(document.adoptedStyleSheets).toHaveLength(0);
});

it("opens the dialogue of the system", async () => {
  const print = vi.fn();
  vi.stubGlobal("print", print);
  await paper.print();
  expect(print).toHaveBeenCalledOnce();
});
