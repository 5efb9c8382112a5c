import { flushSync, mount, unmount } from "svelte";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { commands, type ExportPreview, type FoundWord } from "../../ipc/bindings";
import { FakeWarraq } from "../../ipc/fake";
import { useHost } from "../../ipc/host";
import { OpenArticle } from "../page/article.svelte";
import ExportPane from "./ExportPane.svelte";

let host: FakeWarraq;
let article: OpenArticle;
let pane: Record<string, unknown>;

beforeEach(async () => {
  host = new FakeWarraq();
  useHost(host);
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
  const props = { article, folder: "/home/rojin/أخبار", visible: true };
  pane = mount(ExportPane, { target: document.body, props });
  await vi.waitFor(() => expect(find("export-preview")).not.toBeNull());
});

afterEach(async () => {
  await unmount(pane);
});

function find(testid: string): HTMLElement | null {
  return document.querySelector(`[data-testid="${testid}"]`);
}

async function run(): Promise<void> {
  find("export-run")?.click();
  await vi.waitFor(() => {
    flushSync();
    expect(find("export-run")?.hasAttribute("disabled")).toBe(false);
  });
}

describe("the export", () => {
  it("shows what is taken out and which words hold it", async () => {
    const found: FoundWord = {
      word: "أبو علي",
      part: "text",
      field: null,
      block: null,
      excerpt: "التقينا أبو علي أمس",
    };
    const data: ExportPreview = {
      file_name: "a.docx",
      lost: [],
      taken_out: [{ article: article.id, kind: "tracker", block: null, text: "utm_source=x" }],
      held: [{ article: article.id, headline: "", found }],
      text: "",
    };
    vi.spyOn(commands, "exportPreview").mockResolvedValue({ status: "ok", data });
    const choice = find("export-format") as HTMLSelectElement;
    choice.value = choice.options[1]?.value ?? "";
    choice.dispatchEvent(new Event("change", { bubbles: true }));
    await vi.waitFor(() => {
      flushSync();
      expect(find("export-held")?.textContent).toContain("التقينا أبو علي أمس");
    });
    expect(find("export-taken-out")?.textContent).toContain("utm_source=x");
    vi.restoreAllMocks();
  });

  it("saves what was just typed, writes, and says where", async () => {
    article.setField("headline", "عنوان لم يُحفظ بعد");
    await run();
    const result = await vi.waitFor(() => {
      const found = find("export-result");
      expect(found).not.toBeNull();
      return found;
    });
    expect(result?.dataset["path"]).toBe("/home/rojin/أخبار/article.html");
    const names = host.requests.map(({ command }) => command);
    expect(names.indexOf("article_save_fields")).toBeLessThan(names.indexOf("export_article"));
  });

  it("asks before writing over a file, and writes when told", async () => {
    await run();
    await run();
    await vi.waitFor(() => {
      expect(find("export-agree")).not.toBeNull();
      expect(document.activeElement).toBe(find("export-agree"));
    });
    find("export-agree")?.click();
    await vi.waitFor(() => expect(find("export-result")).not.toBeNull());
    const last = host.requests.filter(({ command }) => command === "export_article").at(-1);
    expect(last?.args["overwrite"]).toBe(true);
  });

  it("says what a format cannot hold before anything is written", async () => {
    const lost = [{ what: "underline", count: 2 }];
    const data = { file_name: "خبر.md", lost, taken_out: [], held: [], text: "# خبر" };
    vi.spyOn(commands, "exportPreview").mockResolvedValue({ status: "ok", data });
    const format = find("export-format") as HTMLSelectElement;
    format.value = "markdown";
    format.dispatchEvent(new Event("change", { bubbles: true }));
    await vi.waitFor(() => expect(find("export-lost")?.textContent).toContain("تسطير"));
    expect(find("export-preview")?.dir).toBe("rtl");
    expect(host.requests.map(({ command }) => command)).not.toContain("export_article");
  });

  it("says what failed, and what to do", async () => {
    host.failing.set("export_article", { code: "disk_full", detail: "" });
    await run();
    await vi.waitFor(() => expect(find("export-error")?.dataset["code"]).toBe("disk_full"));
    expect(find("export-error")?.textContent).toContain("المقال محفوظ في الخزنة");
  });
});
