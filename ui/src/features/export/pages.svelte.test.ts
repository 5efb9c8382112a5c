import { beforeEach, describe, expect, it, vi } from "vitest";
import { commands, type ExportPages } from "../../ipc/bindings";
import type { Result } from "../../ipc/result";
import { paper } from "../../shared/paper";
import { PagesView } from "./pages.svelte";
import { Printing } from "./printing.svelte";

const TOTAL = 20;
let revoked: string[];
const article = { id: "A", flush: () => Promise.resolve(true) };

beforeEach(() => {
  let count = 0;
  URL.createObjectURL = () => `blob:${String((count += 1))}`;
  revoked = [];
  URL.revokeObjectURL = (address) => void revoked.push(address);
  vi.spyOn(commands, "exportPages").mockImplementation((_id, _options, asked) => {
    const pages = Array.from({ length: TOTAL }, (_, at) => `<svg>${String(at)}</svg>`);
    const data = { total: TOTAL, pages: pages.slice(asked.first, asked.first + asked.count) };
    return Promise.resolve({ status: "ok", data });
  });
});

describe("pages", () => {
  it("are asked for one at a time", async () => {
    const view = new PagesView("A");
    await view.show([]);
    expect([view.total, view.at, view.address]).toEqual([TOTAL, 0, "blob:1"]);
    await view.go(1);
    expect([view.at, view.address]).toEqual([1, "blob:2"]);
    expect(revoked).toEqual(["blob:1"]);
    await view.go(TOTAL);
    await view.go(-1);
    expect(view.at).toBe(1);
    expect(vi.mocked(commands.exportPages).mock.calls.map(([, , asked]) => asked.count)).toEqual([
      1, 1,
    ]);
  });

  it("go back to the last one where the article became shorter", async () => {
    const view = new PagesView("A");
    await view.show([]);
    await view.go(TOTAL - 1);
    vi.mocked(commands.exportPages).mockResolvedValueOnce({
      status: "ok",
      data: { total: 2, pages: [] },
    });
    await view.show([]);
    expect(view.at).toBe(1);
  });

  it("of an earlier question are of no use", async () => {
    let late: (answer: Result<ExportPages>) => void = () => undefined;
    vi.mocked(commands.exportPages).mockImplementationOnce(
      () => new Promise((settle) => (late = settle)),
    );
    const view = new PagesView("A");
    const first = view.show([]);
    await view.show([{ name: "columns", value: "2" }]);
    late({ status: "error", error: { code: "stopped", detail: "" } });
    await first;
    expect([view.error, view.address]).toEqual([null, "blob:1"]);
    view.end();
    expect(view.address).toBeNull();
  });

  it("say why there are none, and can be asked for again", async () => {
    const error = { code: "not_printed" as const, detail: "" };
    vi.mocked(commands.exportPages).mockResolvedValueOnce({ status: "error", error });
    const view = new PagesView("A");
    await view.show([]);
    expect(view.error).toEqual(error);
    await view.retry();
    expect([view.error, view.address]).toEqual([null, "blob:1"]);
  });
});

describe("printing", () => {
  it("reads all pages, a few at once, and gives them to the paper", async () => {
    const lay = vi.spyOn(paper, "lay").mockResolvedValue();
    const print = vi.spyOn(paper, "print").mockResolvedValue();
    const printing = new Printing(article);
    await printing.run([{ name: "paper", value: "a5" }]);
    expect(lay.mock.lastCall?.[0]).toHaveLength(TOTAL);
    expect(lay.mock.lastCall?.[1]).toBe("a5");
    expect(print).toHaveBeenCalledOnce();
    expect(printing.step).toEqual({ at: "printed", total: TOTAL });
    const asked = vi.mocked(commands.exportPages).mock.calls.map(([, , one]) => one);
    expect(asked.map(({ first }) => first)).toEqual([0, 8, 16]);
    expect(asked.every(({ leaving }) => leaving)).toBe(true);
  });

  it("is stopped by a word that must not leave, and by whoever asked for it", async () => {
    const print = vi.spyOn(paper, "print").mockResolvedValue();
    const error = { code: "never_publish" as const, detail: "" };
    vi.mocked(commands.exportPages).mockResolvedValueOnce({ status: "error", error });
    const printing = new Printing(article);
    await printing.run([]);
    expect(printing.step).toEqual({ at: "failed", error });
    const running = printing.run([]);
    printing.stop();
    await running;
    expect(printing.step).toEqual({ at: "idle" });
    expect(print).not.toHaveBeenCalled();
  });
});
