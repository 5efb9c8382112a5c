import { flushSync, mount, unmount } from "svelte";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { commands, type DiffPart, type RevisionDiff } from "../../ipc/bindings";
import { FakeWarraq } from "../../ipc/fake";
import { useHost } from "../../ipc/host";
import { OpenArticle } from "../page/article.svelte";
import { Compare } from "./compare.svelte";
import RevisionsPane from "./RevisionsPane.svelte";

let article: OpenArticle;
let pane: Record<string, unknown>;
let compare: Compare;

beforeEach(async () => {
  useHost(new FakeWarraq());
  const list = await commands.articleList({
    status: null,
    tag: null,
    filter: null,
    limit: 1,
    offset: 0,
  });
  if (list.status === "error") throw new Error(list.error.code);
  const opened = await OpenArticle.open(list.data.articles[0]?.id ?? "");
  if (opened.status === "error") throw new Error(opened.error.code);
  article = opened.data;
  article.setField("headline", "عنوان جديد");
  await article.flush();
  compare = new Compare();
  pane = mount(RevisionsPane, {
    target: document.body,
    props: { article, visible: true, compare },
  });
  await vi.waitFor(() => expect(all("revision")).toHaveLength(2));
});

afterEach(async () => {
  await unmount(pane);
});

function all(testid: string): HTMLElement[] {
  return [...document.querySelectorAll<HTMLElement>(`[data-testid="${testid}"]`)];
}

async function click(testid: string, index = 0): Promise<void> {
  await vi.waitFor(() => expect(all(testid)[index]).toBeDefined());
  const found = all(testid)[index];
  (found?.querySelector<HTMLElement>("button.line") ?? found)?.click();
  flushSync();
}

describe("the versions", () => {
  it("say when, who and what", () => {
    expect(all("revision")[0]?.textContent).toContain("تعديل الحقول");
    expect(all("revision")[0]?.textContent).toContain("روجين");
    expect(all("revision")[1]?.textContent).toContain("إنشاء مقال");
  });

  it("show what came and what went, in words for who sees no colour", async () => {
    const parts: DiffPart[] = [
      { op: "equal", text: "قال " },
      { op: "delete", text: "امس" },
      { op: "insert", text: "أمس" },
    ];
    const data: RevisionDiff = {
      from: 1,
      to: 2,
      fields: [],
      blocks: [{ id: "A", change: "changed", parts }],
    };
    vi.spyOn(commands, "revisionDiff").mockResolvedValue({ status: "ok", data });
    await click("revision");
    await vi.waitFor(() => expect(all("revision-diff")).toHaveLength(1));
    expect(document.querySelector("del")?.textContent).toBe("حُذف:امس");
    expect(document.querySelector("ins")?.textContent).toBe("أُضيف:أمس");
    expect(document.querySelector("ins")?.closest("p")?.dir).toBe("rtl");
  });

  it("are restored after a yes, and that is taken back", async () => {
    const before = article.fields.headline;
    await click("revision", 1);
    await click("revision-restore");
    expect(article.fields.headline).toBe(before);
    await click("revision-restore-yes");
    await vi.waitFor(() => expect(article.fields.headline).not.toBe(before));
    await click("revision-undo");
    await vi.waitFor(() => expect(article.fields.headline).toBe(before));
  });

  it("cannot be restored to where the article stands", async () => {
    await click("revision");
    expect(all("revision-restore")).toHaveLength(0);
  });

  it("are named where they stand, and the name is first in their line", async () => {
    await click("revision", 1);
    await click("revision-name-give");
    await vi.waitFor(() => expect(all("revision-name")).toHaveLength(1));
    const [field] = all("revision-name");
    if (!(field instanceof HTMLInputElement)) throw new Error("no field");
    field.value = "قبل النشر";
    field.dispatchEvent(new Event("input", { bubbles: true }));
    await click("revision-name-save");
    await vi.waitFor(() => expect(all("revision")[1]?.textContent).toContain("قبل النشر"));
    expect(document.body.textContent).toContain("سُمّيت النسخة");
  });

  it("are asked for a name by key, the newest with all that was typed", async () => {
    article.setField("headline", "عنوان ثالث");
    // The tab that was asked for has the keyboard before the list is read.
    const tab = document.body.appendChild(document.createElement("button"));
    tab.focus();
    compare.namingAsked = true;
    flushSync();
    await vi.waitFor(() => expect(all("revision-name")).toHaveLength(1));
    await vi.waitFor(() => expect(document.activeElement).toBe(all("revision-name")[0]));
    tab.remove();
    expect(all("revision-name")[0]?.closest("li")?.dataset["revision"]).toBe(
      all("revision")[0]?.dataset["revision"],
    );
    expect(article.progress.state).toBe("saved");
  });

  it("are shown on the page, against any other", async () => {
    await click("revision");
    await click("revision-show");
    await vi.waitFor(() => expect(compare.isOf(article)).toBe(true));
    await vi.waitFor(() => expect(compare.found).toEqual(["field:headline"]));
  });
});
