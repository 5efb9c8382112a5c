import { flushSync, mount, unmount } from "svelte";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { FakeWarraq } from "../../ipc/fake";
import { useHost } from "../../ipc/host";
import { OpenArticle } from "../page/article.svelte";
import { advice, happened, shortly } from "./causes";
import { plainText } from "./plain_text";
import UnsavedHelp from "./UnsavedHelp.svelte";

let host: FakeWarraq;
let article: OpenArticle;
let shown: Record<string, unknown> | null = null;

beforeEach(async () => {
  host = new FakeWarraq();
  useHost(host);
  const list = (await host.invoke("article_list", {
    query: { filter: null, status: null, tag: null, limit: 10, offset: 0 },
  })) as { articles: { id: string }[] };
  const opened = await OpenArticle.open(list.articles[0]?.id ?? "");
  if (opened.status === "error") throw new Error(opened.error.code);
  article = opened.data;
});

afterEach(async () => {
  if (shown !== null) await unmount(shown);
  shown = null;
});

const find = (testid: string): HTMLElement | null =>
  document.querySelector(`[data-testid="${testid}"]`);

/** An article with words that the disk did not take. */
async function failing(code: "disk_full" | "vault_missing"): Promise<void> {
  host.failing.set("article_save_fields", { code, detail: "" });
  article.setField("headline", "عنوان لم يُحفظ");
  await article.flush();
}

function show(): void {
  const props = { article, folder: "/home/rojin" };
  shown = mount(UnsavedHelp, { target: document.body, props });
  flushSync();
}

describe("what keeps words from the disk", () => {
  it.each(["disk_full", "vault_missing", "read_only", "disk_failed", "vault_damaged"] as const)(
    "is said with what to do about it: %s",
    (code) => {
      const said = [shortly, happened, advice].map((words) => words({ code, detail: "" }));
      for (const words of said) expect(words).toMatch(/\p{Script=Arabic}/u);
      expect(new Set(said).size).toBe(3);
    },
  );

  it("is said as every other error where nothing is known of it", () => {
    const error = { code: "version_conflict", detail: "" } as const;
    expect(shortly(error)).toBe("تغيّر المقال في مكان آخر منذ فتحه.");
    expect(advice(error)).toMatch(/انسخ/u);
  });
});

it("all words are copied, those that were not saved too", async () => {
  await failing("disk_full");
  const text = plainText(article.inWindow());
  expect(text.split("\n\n")[1] ?? text).toContain("عنوان لم يُحفظ");
  const body = article.body.content[0]?.content?.[0]?.text ?? "?";
  expect(text).toContain(body);
});

it("the article is written elsewhere without the vault", async () => {
  await failing("vault_missing");
  show();
  expect(find("unsaved-what")?.dataset["code"]).toBe("vault_missing");
  find("unsaved-write")?.click();
  await vi.waitFor(() => expect(find("unsaved-written")?.textContent).toContain("/home/rojin"));
  const sent = host.requests.findLast(({ command }) => command === "article_write_elsewhere");
  expect(sent?.args["folder"]).toBe("/home/rojin");
  expect((sent?.args["article"] as { fields: { headline: string } }).fields.headline).toBe(
    "عنوان لم يُحفظ",
  );
});

it("it says so when all is saved after all", async () => {
  await failing("disk_full");
  show();
  host.failing.delete("article_save_fields");
  find("unsaved-again")?.click();
  await vi.waitFor(() => expect(find("unsaved-over")).not.toBeNull());
  expect(find("unsaved-what")).toBeNull();
});
