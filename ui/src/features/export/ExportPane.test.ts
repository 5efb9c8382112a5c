import { flushSync, mount, unmount } from "svelte";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { commands, type ExportPreview, type FoundWord } from "../../ipc/bindings";
import { FakeWarraq } from "../../ipc/fake";
import { useHost } from "../../ipc/host";
import { OpenArticle } from "../page/article.svelte";
import ExportPane from "./ExportPane.svelte";
import { remembered } from "./memory";
import { wordsOf } from "./testing";

let host: FakeWarraq;
let article: OpenArticle;
let pane: { copy(): void; print(): void };
let gone: FoundWord[];

beforeEach(async () => {
  remembered.forget();
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
  gone = [];
  const ongo = (found: FoundWord): void => void gone.push(found);
  const props = { article, folder: "/home/rojin/أخبار", visible: true, ongo };
  pane = mount(ExportPane, { target: document.body, props });
  await vi.waitFor(() => expect(find("export-preview")).not.toBeNull());
});

afterEach(async () => {
  await unmount(pane);
});

function find(testid: string): HTMLElement | null {
  return document.querySelector(`[data-testid="${testid}"]`);
}

function choose(testid: string, value: string): void {
  const choice = find(testid) as HTMLSelectElement;
  choice.value = value;
  expect(choice.value).toBe(value);
  choice.dispatchEvent(new Event("change", { bubbles: true }));
  flushSync();
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
      messages: [],
    };
    vi.spyOn(commands, "exportPreview").mockResolvedValue({ status: "ok", data });
    choose("export-format", "text");
    await vi.waitFor(() => {
      flushSync();
      expect(find("export-held")?.textContent).toContain("التقينا أبو علي أمس");
    });
    expect(find("export-taken-out")?.textContent).toContain("utm_source=x");
    expect(find("export-held")?.textContent).toContain("النص");
    const key = find("export-run");
    expect(key?.hasAttribute("disabled")).toBe(true);
    const why = document.getElementById(key?.getAttribute("aria-describedby") ?? "");
    expect(why?.textContent).toContain("قائمة ما لا يُنشر");
    expect(find("export-copy")?.hasAttribute("disabled")).toBe(true);
    find("export-held")?.querySelector("button")?.click();
    expect(gone).toEqual([found]);
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
    const lost = [{ what: "underline", count: 2, detail: "" }];
    const text = "# خبر";
    const data = { file_name: "خبر.md", lost, taken_out: [], held: [], text, messages: [] };
    vi.spyOn(commands, "exportPreview").mockResolvedValue({ status: "ok", data });
    choose("export-format", "markdown");
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

  it("shows a folder whose names change places in the field once more, in their order", () => {
    const shown = (): string | undefined => find("export-folder-shown")?.textContent.trim();
    expect(shown()).toBeUndefined();
    const field = find("export-folder") as HTMLInputElement;
    field.value = "/home/تصدير/أخبار";
    field.dispatchEvent(new Event("input", { bubbles: true }));
    flushSync();
    expect(shown()).toBe("/home/تصدير/أخبار");
  });

  it("shows what it wrote in its folder, and says where it is gone from there", async () => {
    await run();
    find("export-show")?.click();
    await vi.waitFor(() => {
      const asked = host.requests.filter(({ command }) => command === "export_show_file");
      expect(asked.map(({ args }) => args["path"])).toEqual([
        find("export-result")?.dataset["path"],
      ]);
    });
    expect(find("export-show-fault")?.textContent.trim()).toBe("");
    host.failing.set("export_show_file", { code: "file_gone", detail: "" });
    find("export-show")?.click();
    await vi.waitFor(() => {
      flushSync();
      expect(find("export-show-fault")?.textContent).toContain("لم يعد الملف في مكانه");
    });
  });

  it("offers formats by what they are for, with their options", async () => {
    const groups = [...document.querySelectorAll("optgroup")].map(({ label }) => label);
    expect(groups).toEqual(["للموقع", "للرسائل", "لوورد والورق"]);
    choose("export-format", "pdf");
    choose("export-option-columns", "2");
    const people = find("export-option-people") as HTMLInputElement;
    people.click();
    await vi.waitFor(() => {
      const last = host.requests.filter(({ command }) => command === "export_preview").at(-1);
      expect(last?.args["options"]).toEqual([
        { name: "columns", value: "2" },
        { name: "people", value: "yes" },
      ]);
    });
    expect(find("export-options")?.textContent).toContain("اسم آخر من عدّل المقال");
  });

  it("shows pages one by one", async () => {
    const drawn: Blob[] = [];
    URL.createObjectURL = (blob) => `blob:${String(drawn.push(blob as Blob))}`;
    URL.revokeObjectURL = () => undefined;
    choose("export-format", "pdf");
    await vi.waitFor(() => {
      flushSync();
      expect(find("export-page")?.getAttribute("src")).toBe("blob:1");
    });
    find("export-page-next")?.click();
    await vi.waitFor(() => {
      flushSync();
      expect(find("export-page")?.getAttribute("src")).toBe("blob:2");
    });
    expect(await wordsOf(drawn[1])).toContain(">2</text>");
    expect(find("export-page-before")?.hasAttribute("disabled")).toBe(false);
  });

  it("shows a page in a frame that can do nothing, or its code", () => {
    const frame = find("export-preview");
    expect(frame?.tagName).toBe("IFRAME");
    expect(frame?.getAttribute("sandbox")).toBe("");
    expect(frame?.dataset["address"]).toContain(`${article.id}/html?seen=`);
    find("export-code")?.click();
    flushSync();
    expect(find("export-preview")?.tagName).toBe("PRE");
    expect(find("export-preview")?.dir).toBe("ltr");
  });

  it("copies by its key, and says so", async () => {
    const written: string[] = [];
    const clipboard = { writeText: (text: string) => Promise.resolve(void written.push(text)) };
    vi.stubGlobal("navigator", { clipboard });
    choose("export-format", "telegram");
    await vi.waitFor(() => {
      flushSync();
      expect(find("export-message")).not.toBeNull();
    });
    pane.copy();
    await vi.waitFor(() => {
      flushSync();
      expect(find("export-said")?.textContent).toContain("نُسخ");
    });
    expect(written[0]).toContain(article.fields.headline);
    vi.unstubAllGlobals();
  });
});
