import { flushSync, mount, unmount } from "svelte";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { ImportOutcome } from "../../ipc/bindings";
import type { FakeWarraq } from "../../ipc/fake";
import { useHost } from "../../ipc/host";
import { ImportRun } from "./import.svelte";
import ImportSheet from "./ImportSheet.svelte";
import { imported, outcome, PaperDesk, removed, withPage } from "./testing";

let host: FakeWarraq;
let run: ImportRun;
let desk: PaperDesk;
let opened: string[];
let sheet: Record<string, unknown> | null = null;

beforeEach(async () => {
  ({ host } = await withPage());
  useHost(host);
  run = new ImportRun();
  desk = new PaperDesk();
  opened = [];
});

afterEach(async () => {
  if (sheet !== null) await unmount(sheet);
  sheet = null;
});

function show(): void {
  const props = { run, desk, onopen: (id: string) => void opened.push(id) };
  sheet = mount(ImportSheet, { target: document.body, props });
  flushSync();
}

function all(selector: string): HTMLElement[] {
  return [...document.querySelectorAll<HTMLElement>(selector)];
}

function text(testid: string): string {
  return all(`[data-testid="${testid}"]`)
    .map((found) => found.textContent.replace(/\s+/gu, " "))
    .join(" ");
}

function press(button: HTMLElement | undefined): void {
  if (button === undefined) throw new Error("no button");
  button.focus();
  button.click();
}

describe("the report of one file", () => {
  beforeEach(async () => {
    await run.run(["/in/خبر.html"]);
    show();
  });

  it("says what was taken from where, and what was not found", () => {
    expect(text("import-taken")).toContain("جودي إبراهيم");
    expect(text("import-taken")).toContain("من سطر الكاتب");
    expect(all('[data-field="date"] .none')).toHaveLength(1);
  });

  it("says what was removed by kind and why, and what was not understood", () => {
    const shares = all('[data-testid="import-removed"][data-kind="share"]')[0];
    expect(shares?.querySelectorAll("li")).toHaveLength(3);
    expect(shares?.textContent).toContain("من أدوات الصفحة لا من نصها.");
    expect(all('[data-kind="share"] .text bdi').map((one) => one.dir)).toEqual([
      "rtl",
      "rtl",
      "ltr",
    ]);
    expect(text("import-warnings")).toContain("العودة بالأرقام");
    expect(text("import-warnings")).not.toContain("a list became");
  });

  it("shows the beginning of a long text, and all of it when opened", () => {
    const long = all('[data-kind="related"] details')[0];
    expect(long?.querySelector("summary")?.textContent).toContain("…");
    expect(long?.querySelector("p")?.textContent).toContain("لترميم المدارس.");
  });

  it("puts one thing back, says so, and goes on to the next", async () => {
    const buttons = all("button[data-put-back]");
    press(buttons[0]);
    await vi.waitFor(() => expect(text("import-returned")).toContain("عاد إلى المقال"));
    await vi.waitFor(() => expect(document.activeElement).toBe(all("button[data-put-back]")[0]));
    expect(all("button[data-put-back]")).toHaveLength(buttons.length - 1);
    expect(text("import-removed")).toContain("عاد إلى المقال");
  });

  it("puts a whole kind back at once", async () => {
    press(all('[data-kind="share"] .head button')[0]);
    await vi.waitFor(() => expect(text("import-returned")).toContain("3"));
    expect(all('[data-kind="share"] button[data-put-back]')).toHaveLength(0);
    expect(host.requests.filter(({ command }) => command === "import_put_back")).toHaveLength(1);
  });

  it("says why nothing was put back", async () => {
    desk.refusal = { code: "version_conflict", detail: "" };
    press(all("button[data-put-back]")[0]);
    await vi.waitFor(() => expect(text("notice")).toContain("تغيّر المقال في مكان آخر"));
    expect(text("import-returned")).toBe("");
  });

  it("offers cleaning with examples and does it when asked", async () => {
    const tatweel = all('[data-testid="cleaning-kind"][data-kind="tatweel"]')[0];
    expect(tatweel?.querySelector(".before")?.textContent).toContain("ـ");
    expect(tatweel?.querySelector(".after")?.textContent).not.toContain("ـ");
    expect(all('[data-kind="no-break-spaces"] .sign')[0]?.textContent).toBe("NBSP");
    press(all('[data-testid="cleaning-all"]')[0]);
    await vi.waitFor(() => expect(text("cleaning-done")).toContain("نُظّفت"));
    expect(all('[data-testid="cleaning-kind"]')).toHaveLength(0);
    expect(document.activeElement).toBe(all('[data-testid="cleaning"]')[0]);
  });

  it("opens its article", () => {
    press(all('[data-testid="import-open"]')[0]);
    expect(opened).toEqual([run.imported[0]?.id]);
  });
});

describe("the report of several files", () => {
  function came(outcomes: ImportOutcome[]): void {
    run.outcomes = outcomes;
    show();
  }

  it("sums up first, and keeps each file's own report closed until it is wanted", () => {
    came([
      outcome("/in/1.html", { imported: imported({ removed: [removed("share", "شارك")] }) }),
      outcome("/in/2.txt", { imported: imported({ id: "B", headline: "" }) }),
      outcome("/in/3.bin", { error: { code: "unsupported_format", detail: "" } }),
    ]);
    const report = text("import-report");
    expect(report).toContain("استُورد مقالان");
    expect(report).toContain("تعذّر استيراد ملف واحد");
    expect(report).toContain("بلا عنوان");
    expect(report).toContain("لا يقرأ ورّاق ملفات من هذا النوع.");
    expect(all("[data-testid=import-removed]")).toHaveLength(0);
    const details = all("[data-testid=import-outcome] > details")[0] as HTMLDetailsElement;
    details.open = true;
    details.dispatchEvent(new Event("toggle"));
    flushSync();
    expect(all("[data-testid=import-removed]")).toHaveLength(1);
  });

  it("shows fifty of a thousand, and more when asked, where the keyboard goes on", async () => {
    came(Array.from({ length: 1000 }, (_, at) => outcome(`/in/${at}`, { imported: imported() })));
    expect(all("[data-testid=import-outcome]")).toHaveLength(50);
    press(all("[data-testid=import-report] > button")[0]);
    flushSync();
    expect(all("[data-testid=import-outcome]")).toHaveLength(250);
    const next = all("[data-testid=import-outcome]")[50];
    await vi.waitFor(() => expect(document.activeElement).toBe(next));
  });

  it("goes on to the first of a kind that was not seen", async () => {
    const many = Array.from({ length: 14 }, (_, at) => removed("share", `شارك ${at}`));
    came([outcome("/in/1.html", { imported: imported({ removed: many }) })]);
    press(all("[data-kind=share] > button")[0]);
    await vi.waitFor(() => expect(all("[data-kind=share] li")).toHaveLength(14));
    const [next] = all("[data-kind=share] li:nth-child(13) button");
    await vi.waitFor(() => expect(document.activeElement).toBe(next));
  });

  it("counts a site's posts, and says how to go on where it was stopped", () => {
    const site = { site: "خبر24", posts: 10_000, created: 3, known: 11, left: 1 };
    const collection = { ...site, cancelled: true, removed: 2, warnings: [] };
    came([outcome("/in/site.xml", { collection })]);
    const report = text("import-report");
    expect(report).toContain("خبر24");
    expect(text("import-collection")).toContain("دخلت \u20683\u2069 مقالات جديدة");
    expect(text("import-stopped")).toContain("استورد الملف نفسه ثانية");
    expect(report).not.toContain("لم يُستورد شيء");
  });

  it("says that nothing came where it was stopped at once, and why where it could not begin", () => {
    run.stopped = true;
    came([]);
    expect(text("import-stopped")).toContain("قبل أن يدخل شيء");
    run.error = { code: "read_only", detail: "" };
    flushSync();
    expect(text("notice")).toContain("لا يقبل");
  });
});
