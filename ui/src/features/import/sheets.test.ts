import { flushSync, mount, unmount, type Component } from "svelte";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { AppError } from "../../ipc/bindings";
import type { FakeWarraq } from "../../ipc/fake";
import { useHost } from "../../ipc/host";
import CleanSheet from "./CleanSheet.svelte";
import { ImportRun } from "./import.svelte";
import ImportedFrom from "./ImportedFrom.svelte";
import ImportLine from "./ImportLine.svelte";
import PasteSheet from "./PasteSheet.svelte";
import ReportSheet from "./ReportSheet.svelte";
import { PaperDesk, withPage } from "./testing";

let host: FakeWarraq;
let article: string;
let desk: PaperDesk;
let shown: Record<string, unknown> | null = null;

beforeEach(async () => {
  const page = await withPage();
  host = page.host;
  article = page.article.id;
  useHost(host);
  desk = new PaperDesk();
});

afterEach(async () => {
  if (shown !== null) await unmount(shown);
  shown = null;
});

function show<Props extends Record<string, unknown>>(
  component: Component<Props>,
  props: Props,
): void {
  shown = mount(component, { target: document.body, props });
  flushSync();
}

function find(testid: string): HTMLElement | null {
  return document.querySelector<HTMLElement>(`[data-testid="${testid}"]`);
}

describe("an article's own report", () => {
  it("can be read again, with the file it came from", async () => {
    show(ReportSheet, { article, desk });
    expect(find("article-report")?.textContent).toContain("يُقرأ التقرير");
    await vi.waitFor(() => expect(find("import-taken")).not.toBeNull());
    expect(find("article-report")?.textContent).toContain("خبر.html");
    expect(find("cleaning")).not.toBeNull();
  });

  it("is none where the article was not imported, or none is open", async () => {
    show(ReportSheet, { article: null, desk });
    expect(find("article-report")?.textContent).toContain("لا مقال مفتوح");
    if (shown !== null) await unmount(shown);
    show(ReportSheet, { article: "01NEVER", desk });
    await vi.waitFor(() => expect(find("article-report")?.textContent).toContain("لا تقرير له"));
  });

  it("says why it could not be read, and tries again", async () => {
    host.failing.set("import_report", { code: "internal", detail: "" });
    show(ReportSheet, { article, desk });
    await vi.waitFor(() => expect(find("notice")).not.toBeNull());
    host.failing.clear();
    find("notice")?.querySelector("button")?.click();
    await vi.waitFor(() => expect(find("import-taken")).not.toBeNull());
  });

  it("is led to from the fields of an article that has one", async () => {
    let asked = 0;
    show(ImportedFrom, { article, onreport: () => (asked += 1) });
    await vi.waitFor(() => expect(find("imported-from")).not.toBeNull());
    find("imported-from")?.querySelector("button")?.click();
    expect(asked).toBe(1);
  });

  it("is the address of a post as people read it, and all of it where it is cut", async () => {
    host.imports.from = "https://xeber24.example/%d9%85%d8%b7%d8%b1/";
    show(ImportedFrom, { article, onreport: () => undefined });
    await vi.waitFor(() => expect(find("imported-from")).not.toBeNull());
    const address = find("imported-from")?.querySelector("bdi");
    expect(address?.textContent).toBe("https://xeber24.example/مطر/");
    expect([address?.title, address?.dir]).toEqual(["https://xeber24.example/مطر/", "ltr"]);
  });
});

describe("cleaning", () => {
  it("says that a text is clean", async () => {
    await host.invoke("cleaning_apply", {
      article,
      baseVersion: 1,
      kinds: ["tatweel", "bidi-controls", "no-break-spaces"],
    });
    show(CleanSheet, { article, desk });
    await vi.waitFor(() => expect(find("cleaning-none")).not.toBeNull());
  });

  it("says why the text could not be looked through", async () => {
    host.failing.set("cleaning_find", { code: "locked", detail: "" });
    show(CleanSheet, { article, desk });
    await vi.waitFor(() => expect(find("notice")?.textContent).toContain("تعذّر فحص النص"));
  });
});

describe("pasting", () => {
  let pasted: [string | null, string][];
  let answer: AppError | null;
  let files: number;

  beforeEach(() => {
    pasted = [];
    answer = null;
    files = 0;
    const onpaste = (html: string | null, text: string): Promise<AppError | null> => {
      pasted.push([html, text]);
      return Promise.resolve(answer);
    };
    show(PasteSheet, { run: new ImportRun(), onpaste, onfiles: () => (files += 1) });
  });

  function paste(data: Record<string, string>): void {
    const event = new Event("paste", { bubbles: true, cancelable: true });
    const clipboardData = { getData: (type: string) => data[type] ?? "", files: [] };
    find("paste-area")?.dispatchEvent(Object.assign(event, { clipboardData }));
    flushSync();
  }

  it("hands the HTML on and puts none of it into the page", () => {
    paste({ "text/html": '<b id="from-outside">خبر</b>', "text/plain": "خبر" });
    expect(pasted).toEqual([['<b id="from-outside">خبر</b>', "خبر"]]);
    expect(document.getElementById("from-outside")).toBeNull();
    expect((find("paste-area") as HTMLTextAreaElement).value).toBe("");
  });

  it("leads to the import of files where files were pasted", () => {
    paste({ "text/uri-list": "file:///in/x.docx" });
    expect(pasted).toEqual([]);
    expect(find("paste-wrong")?.textContent).toContain("ملفات لا نص");
    document.querySelector("button")?.click();
    expect(files).toBe(1);
  });

  it("says that there was no text, and why text became no article", async () => {
    paste({ "text/plain": " " });
    expect(find("paste-wrong")?.textContent).toContain("لا نص");
    answer = { code: "file_empty", detail: "" };
    paste({ "text/plain": "خبر" });
    await vi.waitFor(() =>
      expect(find("notice")?.textContent).toContain("لا نص فيه، فلم يُنشأ منه مقال"),
    );
    expect(find("paste-wrong")).toBeNull();
  });
});

describe("the library's last line", () => {
  let run: ImportRun;
  let asked: number;

  function line(reporting: boolean): void {
    asked = 0;
    show(ImportLine, { run, reporting, onreport: () => (asked += 1) });
  }

  beforeEach(() => {
    run = new ImportRun();
  });

  it("is empty until an import has run for a while, then names the file, then counts", () => {
    line(false);
    run.running = true;
    run.progress = { file: "/in/خبر.docx", done: 3, total: 12, unit: "files" };
    flushSync();
    expect(find("import-progress")).toBeNull();
    run.stage = "running";
    flushSync();
    expect(find("import-progress")?.textContent).toContain("خبر.docx");
    expect(find("import-count")).toBeNull();
    run.stage = "counted";
    flushSync();
    expect(find("import-count")?.textContent).toMatch(/3.*12/u);
    expect(find("import-progress")?.querySelector("progress")?.value).toBe(3);
    run.progress = { file: "/in/site.xml", done: 5, total: 200, unit: "megabytes" };
    flushSync();
    expect(find("import-count")?.textContent).toMatch(/5.*200.*م\.ب/u);
    run.progress = { file: "", done: 3, total: null, unit: "posts" };
    flushSync();
    expect(find("import-count")?.textContent).toContain("مواد");
    expect(find("import-progress")?.querySelector("progress")?.hasAttribute("value")).toBe(false);
  });

  it("stops the import", async () => {
    line(false);
    run.running = true;
    run.stage = "counted";
    flushSync();
    find("import-stop")?.click();
    await vi.waitFor(() => expect(find("import-progress")?.textContent).toContain("يتوقّف"));
    expect(find("import-stop")).toBeNull();
    expect(host.requests.at(-1)?.command).toBe("import_cancel");
  });

  it("says that another import runs", () => {
    line(false);
    run.running = true;
    run.refused = true;
    flushSync();
    expect(find("import-said")?.textContent).toContain("استيراد آخر جارٍ");
  });

  it("keeps the last report at hand until it is put away", async () => {
    await run.run(["/in/خبر.html", "/in/x.bin"]);
    line(false);
    expect(find("import-last")?.textContent).toContain("تعذّر استيراد ملف واحد");
    find("import-last-open")?.click();
    expect(asked).toBe(1);
    find("import-last")?.querySelector<HTMLElement>(".close")?.click();
    flushSync();
    expect(find("import-last")).toBeNull();
  });

  it("says that a site brought nothing new, and that an import was stopped", async () => {
    await run.run(["/in/site.xml"]);
    const [came] = run.outcomes;
    const { collection = null } = came ?? {};
    if (came === undefined || collection === null) throw new Error("no site came");
    run.outcomes = [{ ...came, collection: { ...collection, created: 0 } }];
    line(false);
    expect(find("import-last")?.textContent).toContain("لا جديد");
    run.stopped = true;
    flushSync();
    expect(find("import-last")?.textContent).toContain("أُوقف قبل نهايته");
  });

  it("does not say twice what a sheet says", async () => {
    await run.run(["/in/خبر.html"]);
    line(true);
    expect(find("import-last")).toBeNull();
  });
});
