import { flushSync, mount, tick, unmount } from "svelte";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Suggestion } from "../../editor";
import { pretendLayout } from "../../editor/testing/layout";
import ReviewPane from "./ReviewPane.svelte";
import { PaperText, suggestion } from "./testing.svelte";

let pane: Record<string, unknown> | null = null;
let text: PaperText;

function open(...list: Suggestion[]): void {
  text = new PaperText(list);
  // Of the suggestions of the open article the pane uses no more than this.
  const suggested = text as never;
  const props = { article: { suggested, dir: "rtl" as const }, visible: true };
  pane = mount(ReviewPane, { target: document.body, props });
  flushSync();
}

beforeEach(pretendLayout);

afterEach(async () => {
  if (pane !== null) await unmount(pane);
  pane = null;
});

const lines = (): HTMLElement[] => [...document.querySelectorAll<HTMLElement>(".line")];
const focused = (): string | undefined =>
  document.activeElement?.closest<HTMLElement>("[data-key]")?.dataset["key"];

async function press(key: string, more: KeyboardEventInit = {}): Promise<KeyboardEvent> {
  const event = new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true, ...more });
  document.activeElement?.dispatchEvent(event);
  await tick();
  await tick();
  return event;
}

describe("the review", () => {
  it("says who, what and when, each text in its own direction", () => {
    open(
      suggestion("1", { kind: "replacement", text: "الأميركية", replaced: "الأمريكية" }),
      suggestion("2", { kind: "comment", comment: "Who said this?", person: "" }),
    );
    const [change, comment] = document.querySelectorAll("li");
    expect(change?.querySelector("del")?.textContent).toBe("الأمريكية");
    expect(change?.querySelector("ins")?.textContent).toBe("الأميركية");
    expect(change?.querySelector("bdi")?.textContent).toBe("روجين");
    expect(change?.querySelector("time")?.dateTime).toBe("2024-01-17T10:00:00Z");
    expect(comment?.querySelector<HTMLElement>(".said")?.dir).toBe("ltr");
    expect(comment?.querySelector<HTMLElement>(".about")?.dir).toBe("rtl");
    expect(comment?.querySelector("bdi")?.textContent).toBe("بلا اسم");
    expect(comment?.querySelector('[data-testid="accept"]')).toBeNull();
  });

  it("is gone through by keys alone, with one stop of Tab for the list", async () => {
    open(suggestion("1"), suggestion("2"), suggestion("3"));
    lines()[0]?.focus();
    await press("ArrowDown");
    expect(focused()).toBe("change:2");
    expect(lines().map((line) => line.tabIndex)).toEqual([-1, 0, -1]);
    await press("Enter");
    expect(focused()).toBe("change:3");
    await press("Backspace");
    expect(focused()).toBe("change:1");
    expect(text.done).toEqual([
      "select change:2",
      "accept change:2",
      "select change:3",
      "reject change:3",
      "select change:1",
    ]);
    await press("ئ", { code: "KeyZ", ctrlKey: true });
    expect(lines()).toHaveLength(2);
  });

  it("goes on from a comment at Enter, and takes it off at Delete", async () => {
    open(suggestion("1", { kind: "comment", comment: "؟" }), suggestion("2"));
    lines()[0]?.focus();
    await press("Enter");
    expect(focused()).toBe("change:2");
    await press("ArrowUp");
    await press("Delete");
    expect(text.done.filter((done) => done.startsWith("reject"))).toEqual(["reject comment:1"]);
  });

  it("leaves Enter to a button that has the keyboard", async () => {
    open(suggestion("1"));
    document.querySelector<HTMLElement>('[data-testid="reject"]')?.focus();
    const event = await press("Enter");
    expect(event.defaultPrevented).toBe(false);
    expect(text.done).toEqual([]);
  });

  it("says what was done and how it is taken back, also when nothing is left", async () => {
    open(suggestion("1"), suggestion("2"));
    document.querySelector<HTMLElement>('[data-testid="review-accept-all"]')?.click();
    await press("Shift");
    expect(document.querySelector(".news")?.textContent).toContain("قُبل اقتراحان");
    expect(document.activeElement).toBe(document.querySelector('[data-testid="review-empty"]'));
    await press("z", { code: "KeyZ", ctrlKey: true });
    expect(lines()).toHaveLength(2);
    expect(document.querySelector(".news")?.textContent.trim()).toBe("");
  });

  it("says in an empty state what it is", () => {
    open();
    expect(document.querySelector('[data-testid="review-empty"]')?.textContent).toContain("Word");
    expect(document.querySelector('[data-testid="review-accept-all"]')).toBeNull();
  });
});
