import { flushSync } from "svelte";
import { describe, expect, it, vi } from "vitest";
import { find, press, showWindow } from "./testing";

const shown = showWindow();

describe("the window", () => {
  it("says where files can be dropped, imports them and shows the report", async () => {
    shown.host.emit("files-hover", true);
    flushSync();
    expect(find("drop-overlay")).not.toBeNull();
    shown.host.emit("files-dropped", { paths: ["/in/خبر.html"], at: { x_px: 0, y_px: 0 } });
    await vi.waitFor(() => expect(find("import-report")).not.toBeNull());
    expect(find("drop-overlay")).toBeNull();
  });

  it("scrolls a report without articles by keyboard", async () => {
    shown.host.emit("files-dropped", { paths: ["/in/site.xml"], at: { x_px: 0, y_px: 0 } });
    await vi.waitFor(() => expect(find("import-report")).not.toBeNull());
    expect(find("import")?.querySelector<HTMLElement>(".body")?.tabIndex).toBe(0);
  });

  it("leads from the report to the article, and from its fields to the report again", async () => {
    shown.host.emit("files-dropped", { paths: ["/in/خبر.html"], at: { x_px: 0, y_px: 0 } });
    await vi.waitFor(() => expect(find("import-open")).not.toBeNull());
    expect(find("imported-from")).toBeNull();
    find("import-open")?.click();
    await vi.waitFor(() => expect(find("imported-from")).not.toBeNull());
    expect(find("import-report")).toBeNull();
    expect(find("import-last")).not.toBeNull();
    find("imported-from")?.querySelector("button")?.click();
    await vi.waitFor(() => expect(find("import-taken")).not.toBeNull());
    expect(find("report")).not.toBeNull();
  });

  it("shows on the page at once what was put back, with one way back on the sheet", async () => {
    shown.host.emit("files-dropped", { paths: ["/in/خبر.html"], at: { x_px: 0, y_px: 0 } });
    await vi.waitFor(() => expect(find("import-open")).not.toBeNull());
    find("import-open")?.click();
    await vi.waitFor(() => expect(find("imported-from")).not.toBeNull());
    find("imported-from")?.querySelector("button")?.click();
    await vi.waitFor(() => expect(find("import-taken")).not.toBeNull());
    const text = (): string => document.querySelector(".ProseMirror")?.textContent ?? "";
    expect(text()).not.toContain("شارك على فيسبوك");
    document.querySelector<HTMLElement>('[data-kind="share"] li button')?.click();
    await vi.waitFor(() => expect(text()).toContain("شارك على فيسبوك"));
    await vi.waitFor(() => expect(find("undo-notice")).not.toBeNull());
    expect(document.querySelectorAll('[data-testid="undo-notice"]')).toHaveLength(1);
    // It stands below what is scrolled, and covers nothing of it.
    expect(find("undo-notice")?.closest(".body")).toBeNull();
    expect(find("undo-notice")?.closest("dialog")).not.toBeNull();
    press("ئ", "KeyZ", { ctrlKey: true, altKey: true });
    await vi.waitFor(() => expect(text()).not.toContain("شارك على فيسبوك"));
    await vi.waitFor(() =>
      expect(document.querySelectorAll('[data-kind="share"] li button')).toHaveLength(3),
    );
  });

  it("opens the sheet for pasting under an Arabic layout", () => {
    press("ر", "KeyV", { ctrlKey: true, altKey: true });
    expect(find("paste-area")).not.toBeNull();
  });

  it("asks for files once, however long the keys are held", async () => {
    press("خ", "KeyO", { ctrlKey: true });
    press("خ", "KeyO", { ctrlKey: true, repeat: true });
    await vi.waitFor(() => {
      expect(
        shown.host.requests.filter(({ command }) => command === "article_import"),
      ).toHaveLength(1);
    });
    expect(find("import-said")?.textContent).not.toContain("استيراد آخر");
  });

  it("keeps the report of a long import for whoever goes on working", async () => {
    shown.host.imports.pace_ms = 5;
    shown.host.emit("files-dropped", {
      paths: ["/in/1.html", "/in/2.html"],
      at: { x_px: 0, y_px: 0 },
    });
    press("ب", "KeyF", {});
    await vi.waitFor(() => expect(find("import-last")).not.toBeNull());
    expect(find("import-report")).toBeNull();
    find("import-last-open")?.click();
    flushSync();
    expect(find("import-report")).not.toBeNull();
  });
});
