import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { ExportPreview } from "../../ipc/bindings";
import { Copying } from "./copying.svelte";
import { wordsOf } from "./testing";

let written: string[];
let preview: ExportPreview;
let asked: number;
const from = {
  format: "telegram",
  get preview() {
    return preview;
  },
  now: () => {
    asked += 1;
    return Promise.resolve({ status: "ok" as const, data: preview });
  },
};

beforeEach(() => {
  written = [];
  asked = 0;
  from.format = "telegram";
  const message = (text: string) => ({ text, size: text.length, limit: 4096 });
  preview = {
    file_name: "خبر.txt",
    lost: [],
    taken_out: [],
    held: [],
    text: "أولى\n\n―\n\nثانية",
    messages: [message("أولى"), message("ثانية")],
  };
  const writeText = (text: string) => Promise.resolve(void written.push(text));
  vi.stubGlobal("navigator", { clipboard: { writeText } });
});

afterEach(() => void vi.unstubAllGlobals());

describe("copying", () => {
  it("takes one message of a series after the other, and begins again", async () => {
    const copying = new Copying(from);
    await copying.all();
    expect(copying.step).toEqual({ at: "copied", part: 0, total: 2 });
    await copying.all();
    expect(copying.step).toEqual({ at: "copied", part: 1, total: 2 });
    await copying.all();
    expect(written).toEqual(["أولى", "ثانية", "أولى"]);
  });

  it("takes the message that was asked for, and goes on behind it", async () => {
    const copying = new Copying(from);
    await copying.part(1);
    expect(written).toEqual(["ثانية"]);
    expect(copying.next).toBe(0);
  });

  it("asks for what stands there now, and copies nothing that is held", async () => {
    const found = { word: "أبو علي", part: "text" as const, field: null, block: "B", excerpt: "" };
    const copying = new Copying(from);
    await copying.all();
    preview = { ...preview, held: [{ article: "A", headline: "", found }] };
    await copying.all();
    expect(copying.step).toEqual({ at: "held" });
    expect(written).toHaveLength(1);
    expect(asked).toBe(2);
  });

  it("says when the article could not be read or the system refused", async () => {
    const copying = new Copying(from);
    vi.spyOn(from, "now").mockResolvedValueOnce(null as never);
    await copying.all();
    expect(copying.step).toEqual({ at: "unsaved" });
    const error = { code: "locked" as const, detail: "" };
    vi.spyOn(from, "now").mockResolvedValueOnce({ status: "error", error } as never);
    await copying.all();
    expect(copying.step).toEqual({ at: "failed", error });
    const writeText = () => Promise.reject(new Error("NotAllowedError"));
    vi.stubGlobal("navigator", { clipboard: { writeText } });
    await copying.all();
    expect(copying.step).toEqual({ at: "refused" });
  });

  it("puts a piece of a page there as it looks and as its code", async () => {
    const put: Record<string, Promise<Blob>>[] = [];
    const item = function (kinds: Record<string, Promise<Blob>>): void {
      put.push(kinds);
    };
    vi.stubGlobal("ClipboardItem", item);
    const write = () => Promise.all(Object.values(put[0] ?? {})).then(() => undefined);
    vi.stubGlobal("navigator", { clipboard: { write } });
    from.format = "html-fragment";
    preview = { ...preview, text: "<p>نص</p>", messages: [] };
    const copying = new Copying(from);
    await copying.all();
    expect(copying.step).toEqual({ at: "copied", part: null, total: 0 });
    expect(Object.keys(put[0] ?? {})).toEqual(["text/html", "text/plain"]);
    expect(await wordsOf(await put[0]?.["text/html"])).toBe("<p>نص</p>");
  });

  it("does nothing with files that programs open", async () => {
    from.format = "docx";
    const copying = new Copying(from);
    await copying.all();
    expect(copying.copies).toBeNull();
    expect(asked).toBe(0);
  });
});
