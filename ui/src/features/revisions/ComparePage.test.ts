import { flushSync, mount, unmount } from "svelte";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { commands } from "../../ipc/bindings";
import { FakeWarraq } from "../../ipc/fake";
import { useHost } from "../../ipc/host";
import { OpenArticle } from "../page/article.svelte";
import { Compare } from "./compare.svelte";
import ComparePage from "./ComparePage.svelte";

let article: OpenArticle;
let compare: Compare;
let page: Record<string, unknown>;
let before: string;

beforeEach(async () => {
  useHost(new FakeWarraq());
  const query = { status: null, tag: null, filter: null, limit: 1, offset: 0 };
  const list = await commands.articleList(query);
  if (list.status === "error") throw new Error(list.error.code);
  const opened = await OpenArticle.open(list.data.articles[0]?.id ?? "");
  if (opened.status === "error") throw new Error(opened.error.code);
  article = opened.data;
  before = article.fields.headline;
  article.setField("headline", "عنوان جديد");
  await article.flush();
  const revisions = await commands.revisionList(article.id);
  if (revisions.status === "error") throw new Error(revisions.error.code);
  const [newest, older] = revisions.data;
  compare = new Compare();
  await compare.open(article, older?.id ?? 0, newest?.id ?? 0);
  page = mount(ComparePage, { target: document.body, props: { compare, dir: "rtl", lang: "ar" } });
  flushSync();
});

afterEach(async () => {
  await unmount(page);
});

function one(testid: string): HTMLElement {
  const found = document.querySelector<HTMLElement>(`[data-testid="${testid}"]`);
  if (found === null) throw new Error(testid);
  return found;
}

describe("two versions on the page", () => {
  it("are told by words and lines, right to left, and what is the same is folded", () => {
    const [gone, come] = [document.querySelector("del"), document.querySelector("ins")];
    expect(gone?.textContent).toBe(`حُذف:${before}`);
    expect(come?.textContent).toBe("أُضيف:عنوان جديد");
    expect(come?.closest("p")?.dir).toBe("rtl");
    expect(one("compare-count").textContent.trim()).toBe("فرق واحد");
    expect(document.querySelectorAll(".compared-block")).toHaveLength(0);
    one("compare-fold").click();
    flushSync();
    expect(document.querySelectorAll(".compared-block").length).toBeGreaterThan(2);
  });

  it("are walked by their differences, which take the focus", async () => {
    expect(compare.step(1)).toBe(true);
    flushSync();
    await vi.waitFor(() => {
      expect(document.activeElement?.getAttribute("data-difference")).toBe("field:headline");
    });
    expect(one("compare-count").textContent.trim()).toBe("الفرق \u20681\u2069 من \u20681\u2069");
    expect(new Compare().step(1)).toBe(false);
  });

  it("give one part back to the article, which is taken back", async () => {
    one("compare-restore").click();
    await vi.waitFor(() => expect(article.fields.headline).toBe(before));
    await vi.waitFor(() => expect(compare.found).toEqual([]));
    await vi.waitFor(() => expect(compare.restored?.undo).not.toBeNull());
    flushSync();
    one("compare-undo").click();
    await vi.waitFor(() => expect(article.fields.headline).toBe("عنوان جديد"));
  });

  it("are left by Escape", () => {
    const pressed = new KeyboardEvent("keydown", { key: "Escape", bubbles: true });
    one("compare").dispatchEvent(pressed);
    expect(compare.isOf(article)).toBe(false);
  });
});
