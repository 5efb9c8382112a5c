import { flushSync, mount, tick, unmount } from "svelte";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { commands } from "../../ipc/bindings";
import { FakeWarraq } from "../../ipc/fake";
import { sampleConflict } from "../../ipc/fake/conflict";
import { useHost } from "../../ipc/host";
import ConflictSheet from "./ConflictSheet.svelte";
import { Conflict } from "./conflict.svelte";

let host: FakeWarraq;
let sheet: Record<string, unknown> | null = null;
let closed: number;
let id: string;
let conflict: Conflict;

async function settle(): Promise<void> {
  for (let turn = 0; turn < 12; turn += 1) await tick();
  flushSync();
}

beforeEach(async () => {
  host = new FakeWarraq();
  useHost(host);
  const listed = await commands.articleList({
    filter: null,
    tag: null,
    status: null,
    offset: 0,
    limit: 1,
  });
  id = listed.status === "ok" ? (listed.data.articles[0]?.id ?? "") : "";
  const opened = await commands.articleOpen(id);
  if (opened.status === "ok") host.back.views.set(id, sampleConflict(opened.data));
  conflict = new Conflict({ flush: () => Promise.resolve(true), settled: () => Promise.resolve() });
  closed = 0;
  await conflict.load(id, "site");
  const props = { conflict, onclose: () => (closed += 1) };
  sheet = mount(ConflictSheet, { target: document.body, props });
  await settle();
});

afterEach(async () => {
  if (sheet !== null) await unmount(sheet);
  sheet = null;
});

const by = (testid: string, root: ParentNode = document): HTMLElement[] => [
  ...root.querySelectorAll<HTMLElement>(`[data-testid="${testid}"]`),
];
const row = (key: string): HTMLElement => {
  const found = document.querySelector<HTMLElement>(`[data-key="${key}"]`);
  if (found === null) throw new Error(key);
  return found;
};

async function press(key: string, code = ""): Promise<void> {
  const event = new KeyboardEvent("keydown", { key, code, bubbles: true, cancelable: true });
  document.activeElement?.dispatchEvent(event);
  await settle();
}

describe("the sheet of a conflict", () => {
  it("shows the three beside each other, words marked not only by colour", () => {
    const sides = [...row("piece:2").querySelectorAll<HTMLElement>(".side")];
    expect(sides.map((side) => side.ariaLabel ?? side.getAttribute("aria-label"))).toEqual([
      "كما كان",
      "هنا",
      "في الموقع",
    ]);
    expect(sides[1]?.querySelector("ins")?.textContent).toBe("أُضيف:سيُحدَّد الأسبوع القادم");
    expect(sides[2]?.querySelector("del")?.textContent).toBe("حُذف:أحد الباعة");
    expect(row("piece:2").querySelector(".kind")?.textContent).toContain("≠");
    expect(row("piece:3").textContent).toContain("acf/poll");
    expect(row("piece:3").querySelector("bdi")?.textContent).toBe("https://polls.example/7");
    expect(by("thing", row("piece:3"))[0]?.textContent).toContain("https://maps.example/9");
    expect(row("field:state").textContent).toContain("منشور");
    expect(document.body.textContent).not.toContain("<p");
  });

  it("is decided by keys alone, and is sent then", async () => {
    expect(document.activeElement?.closest<HTMLElement>("[data-key]")?.dataset["key"]).toBe(
      "piece:2",
    );
    const send = by("conflict-send")[0];
    await press("ArrowUp");
    send?.click();
    await settle();
    expect(document.activeElement?.closest<HTMLElement>("[data-key]")?.dataset["key"]).toBe(
      "piece:2",
    );
    expect([host.back.decided.length, send?.getAttribute("aria-disabled")]).toEqual([0, "true"]);
    expect(by("conflict-open")[0]?.textContent.trim()).toBe("موضع واحد ينتظر قرارك");
    await press("٣", "Digit3");
    expect(by("conflict-open")[0]?.textContent.trim()).toBe("كل شيء مقرَّر");
    expect(row("piece:2").querySelectorAll(".kept")).toHaveLength(2);
    await press("ArrowDown");
    expect(document.activeElement?.closest<HTMLElement>("[data-key]")?.dataset["key"]).toBe(
      "piece:3",
    );
    by("conflict-send")[0]?.click();
    await settle();
    expect([host.back.decided.length, closed]).toEqual([1, 1]);
  });

  it("shows what would go of the site's text before it does", async () => {
    expect(by("conflict-takes-out")).toEqual([]);
    host.back.takesOut = [{ kind: "picture-link", detail: "https://example.test/go" }];
    await conflict.choose(conflict.differences[2] as never, "mine");
    await settle();
    expect(by("conflict-takes-out")[0]?.textContent).toContain("https://example.test/go");
  });

  it("shows what the post will say before it is sent", async () => {
    await conflict.choose(conflict.differences[2] as never, "theirs");
    await settle();
    const result = by("conflict-result")[0]?.textContent ?? "";
    expect(result).toContain("البائع محمد علي");
    expect(result).not.toContain("الأسبوع القادم");
    expect(result).toContain("افتتاح سوق القامشلي القديم");
  });
});
