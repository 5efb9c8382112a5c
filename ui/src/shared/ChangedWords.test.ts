import { mount, unmount } from "svelte";
import { afterEach, expect, it } from "vitest";
import type { DiffPart } from "../ipc/bindings";
import ChangedWords from "./ChangedWords.svelte";

let shown: Record<string, unknown>;

afterEach(async () => unmount(shown));

function show(parts: DiffPart[]): HTMLElement {
  shown = mount(ChangedWords, { target: document.body, props: { parts, dir: "rtl" } });
  const line = document.querySelector("p");
  if (line === null) throw new Error("nothing is shown");
  line.querySelectorAll(".out-of-sight").forEach((said) => said.remove());
  return line;
}

it("has the spaces of the text and no others, and none of them underlined", () => {
  const line = show([
    { op: "equal", text: "ويضم السوق مئة دكان." },
    { op: "insert", text: " منها عشرون  جديدة. " },
    { op: "equal", text: "انتهى" },
  ]);
  expect(line.textContent).toBe("ويضم السوق مئة دكان. منها عشرون  جديدة. انتهى");
  expect(line.querySelector("ins")?.textContent).toBe("منها عشرون  جديدة.");
});

it("parts a word that came from the one that went, and keeps a mark at the end in its place", () => {
  const line = show([
    { op: "equal", text: "حتى " },
    { op: "delete", text: "المساء" },
    { op: "insert", text: "الثامنة مساءً" },
    { op: "equal", text: "." },
  ]);
  expect(line.querySelector("del")?.classList.contains("apart")).toBe(true);
  expect(line.querySelector("ins")?.classList.contains("apart")).toBe(false);
  expect(line.querySelector("ins")?.textContent).toBe("الثامنة مساءً\u200c");
  expect(line.textContent).toBe("حتى المساءالثامنة مساءً\u200c.");
});
