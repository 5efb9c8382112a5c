import { beforeEach, describe, expect, it } from "vitest";
import type { ImportedArticle } from "../../ipc/bindings";
import type { FakeWarraq } from "../../ipc/fake";
import { useHost } from "../../ipc/host";
import { ArticleReport, groupRemoved, groupWarnings, takenFields } from "./report.svelte";
import { PaperDesk, removed, withPage, words } from "./testing";

let host: FakeWarraq;
let article: ImportedArticle;
let desk: PaperDesk;

beforeEach(async () => {
  ({ host, article } = await withPage());
  useHost(host);
  desk = new PaperDesk();
});

describe("a report", () => {
  it("says the same right after the import and when it is read again", async () => {
    const fresh = ArticleReport.of(article, desk);
    const kept = new ArticleReport(article.id, desk);
    expect(kept.state).toBe("reading");
    await kept.load();
    expect([kept.state, kept.file]).toEqual(["ready", "خبر.html"]);
    expect(kept.said).toEqual(fresh.said);
  });

  it("puts back where it stood, as one action, and says so", async () => {
    const report = ArticleReport.of(article, desk);
    const share = report.said.removed.findIndex((one) => one.kind === "share");
    await report.putBack([share, share + 1]);
    expect(report.returned).toBe(2);
    expect(report.said.removed.map((one) => one.put_back)).toEqual(
      report.said.removed.map((_, place) => place === share || place === share + 1),
    );
    const lines = await words(article.id);
    expect(lines[1]).toContain("شارك على");
    expect(lines[2]).toContain("شارك على");
    expect(host.requests.filter(({ command }) => command === "import_put_back")).toHaveLength(1);
  });

  it("puts nothing back twice", async () => {
    const report = ArticleReport.of(article, desk);
    await report.putBack([0]);
    await report.putBack([0, 99]);
    expect(host.requests.filter(({ command }) => command === "import_put_back")).toHaveLength(1);
    await Promise.all([report.putBack([1]), report.putBack([2])]);
    expect(report.said.removed[2]?.put_back).toBe(false);
  });

  it("says why nothing was put back, and leaves it as it was", async () => {
    const report = ArticleReport.of(article, desk);
    desk.refusal = { code: "disk_full", detail: "" };
    await report.putBack([0]);
    expect([report.refusal?.code, report.returned]).toEqual(["disk_full", 0]);
    expect(report.said.removed[0]?.put_back).toBe(false);
    desk.refusal = null;
    await report.putBack([0]);
    expect([report.refusal, report.returned]).toEqual([null, 1]);
  });

  it("says of an article whose import was undone that it was", async () => {
    const report = ArticleReport.of(article, desk);
    desk.refusal = { code: "not_found", detail: "" };
    await report.putBack([0]);
    expect(report.refusal?.code).toBe("not_found");
    host.failing.set("import_report", { code: "import_undone", detail: "" });
    await report.putBack([0]);
    expect([report.refusal?.code, report.returned]).toEqual(["import_undone", 0]);
  });

  it("knows what an undo took out again", async () => {
    const report = ArticleReport.of(article, desk);
    await report.putBack([0]);
    const last = (await host.invoke("history_undoable", {})) as { id: number };
    await host.invoke("history_undo", { id: last.id });
    await report.reload();
    expect(report.said.removed[0]?.put_back).toBe(false);
    expect(report.returned).toBe(0);
  });

  it("tells an article without one from one that cannot be read", async () => {
    const never = new ArticleReport("01NEVER", desk);
    await never.load();
    expect(never.state).toBe("none");
    host.failing.set("import_report", { code: "locked", detail: "" });
    const shut = new ArticleReport(article.id, desk);
    await shut.load();
    expect([shut.state, shut.error?.code]).toEqual(["failed", "locked"]);
    const fresh = ArticleReport.of(article, desk);
    await fresh.load();
    expect(fresh.state).toBe("ready");
  });
});

describe("the parts of a report", () => {
  it("put the removed together by kind and keep their places", () => {
    const items = [removed("html", "a"), removed("link", "b"), removed("html", "c")];
    const groups = groupRemoved(items.map((one) => ({ ...one, put_back: false })));
    expect(groups.map(({ kind, items }) => [kind, items.map(({ place }) => place)])).toEqual([
      ["html", [0, 2]],
      ["link", [1]],
    ]);
  });

  it("say a warning once, with each piece of the file", () => {
    expect(
      groupWarnings([
        { kind: "bad-tag", detail: "أ" },
        { kind: "code", detail: "" },
        { kind: "bad-tag", detail: "ب" },
        { kind: "bad-tag", detail: "أ" },
      ]),
    ).toEqual([
      { kind: "bad-tag", count: 3, details: ["أ", "ب"] },
      { kind: "code", count: 1, details: [] },
    ]);
  });

  it("answer for headline, byline, place and date, found or not", () => {
    const lines = takenFields([
      { field: "language", value: "ar", from: "text" },
      { field: "byline", value: "كاجين أحمد", from: "byline-line" },
      { field: "byline", value: "جودي إبراهيم", from: "byline-line" },
      { field: "headline", value: "خبر", from: "first-line" },
    ]);
    expect(lines).toEqual([
      { field: "headline", values: ["خبر"], from: "first-line" },
      { field: "byline", values: ["كاجين أحمد", "جودي إبراهيم"], from: "byline-line" },
      { field: "place", values: [], from: null },
      { field: "date", values: [], from: null },
      { field: "language", values: ["ar"], from: "text" },
    ]);
  });
});
