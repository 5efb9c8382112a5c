import { flushSync, mount, unmount } from "svelte";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { FakeWarraq } from "../ipc/fake";
import { useHost } from "../ipc/host";
import Window from "./Window.svelte";

const dialogs = ["showModal", "close"].map((name): [string, unknown] => [
  name,
  Reflect.get(HTMLDialogElement.prototype, name),
]);
let host: FakeWarraq;
let shown: Record<string, unknown>;

beforeEach(async () => {
  host = new FakeWarraq();
  useHost(host);
  // jsdom shows no dialogs; what is in them is there all the same.
  Object.assign(HTMLDialogElement.prototype, { showModal: vi.fn(), close: vi.fn() });
  const props = { app: host.state, onlocked: () => undefined };
  shown = mount(Window, { target: document.body, props });
  await vi.waitFor(() => expect(find("field-headline")).not.toBeNull());
});

afterEach(async () => {
  await unmount(shown);
  Object.assign(HTMLDialogElement.prototype, Object.fromEntries(dialogs));
});

function find(testid: string): HTMLElement | null {
  return document.querySelector<HTMLElement>(`[data-testid="${testid}"]`);
}

function press(key: string, code: string, held: KeyboardEventInit): void {
  document.body.dispatchEvent(
    new KeyboardEvent("keydown", { key, code, bubbles: true, cancelable: true, ...held }),
  );
  flushSync();
}

describe("the window", () => {
  it("says where files can be dropped, imports them and shows the report", async () => {
    host.emit("files-hover", true);
    flushSync();
    expect(find("drop-overlay")).not.toBeNull();
    host.emit("files-dropped", { paths: ["/in/خبر.html"] });
    await vi.waitFor(() => expect(find("import-report")).not.toBeNull());
    expect(find("drop-overlay")).toBeNull();
  });

  it("scrolls a report without articles by keyboard", async () => {
    host.emit("files-dropped", { paths: ["/in/site.xml"] });
    await vi.waitFor(() => expect(find("import-report")).not.toBeNull());
    expect(find("import")?.querySelector<HTMLElement>(".body")?.tabIndex).toBe(0);
  });

  it("leads from the report to the article, and from its fields to the report again", async () => {
    host.emit("files-dropped", { paths: ["/in/خبر.html"] });
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
    host.emit("files-dropped", { paths: ["/in/خبر.html"] });
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
      expect(host.requests.filter(({ command }) => command === "article_import")).toHaveLength(1);
    });
    expect(find("import-said")?.textContent).not.toContain("استيراد آخر");
  });

  it("keeps the report of a long import for whoever goes on working", async () => {
    host.imports.pace_ms = 5;
    host.emit("files-dropped", { paths: ["/in/1.html", "/in/2.html"] });
    press("ب", "KeyF", {});
    await vi.waitFor(() => expect(find("import-last")).not.toBeNull());
    expect(find("import-report")).toBeNull();
    find("import-last-open")?.click();
    flushSync();
    expect(find("import-report")).not.toBeNull();
  });
});
