import { beforeEach, describe, expect, it, vi } from "vitest";
import {
  commands,
  type AppError,
  type ExportReport,
  type HeldWord,
  type PresetInfo,
} from "../../ipc/bindings";
import type { Result } from "../../ipc/result";
import { ExportForm } from "./export.svelte";
import { ExportMemory } from "./memory";

const plain = { withholds: [], holds: "one" as const, options: [] };
const taken = { taken_out: [], held: [], messages: [] };
const formats = [
  { id: "html", extension: "html", cannot_hold: [], ...plain },
  { id: "markdown", extension: "md", cannot_hold: ["underline"], ...plain },
  {
    id: "docx",
    extension: "docx",
    cannot_hold: [],
    ...plain,
    options: [
      { name: "paper", values: ["a4", "a5"] },
      { name: "review", values: ["no", "yes"] },
    ],
  },
];
const presets: PresetInfo[] = [
  {
    own: false,
    preset: {
      id: "lawyer",
      names: { ar: "للمحامي" },
      files: [{ format: "docx", options: { review: "yes" } }, { format: "html" }],
    },
  },
];
const lost = [{ what: "underline", count: 2, detail: "" }];
let written: { path: string; overwrite: boolean }[];
let existing: Set<string>;
let flushes: boolean[];
let memory: ExportMemory;
let held: HeldWord[];
const article = { id: "A", flush: () => Promise.resolve(flushes.shift() ?? true) };

beforeEach(() => {
  written = [];
  existing = new Set();
  flushes = [];
  memory = new ExportMemory();
  held = [];
  vi.spyOn(commands, "presetList").mockResolvedValue({ status: "ok", data: presets });
  vi.spyOn(commands, "exportFormats").mockResolvedValue({ status: "ok", data: formats });
  vi.spyOn(commands, "exportPreview").mockImplementation((_, format) => {
    const extension = format === "html" ? "html" : "md";
    const data = {
      file_name: `خبر.${extension}`,
      lost: format === "html" ? [] : lost,
      text: "",
      ...taken,
      held,
    };
    return Promise.resolve({ status: "ok", data });
  });
  vi.spyOn(commands, "exportArticle").mockImplementation(
    (_id, _format, path, overwrite): Promise<Result<ExportReport>> => {
      if (path.startsWith("/full")) return refused("disk_full");
      if (existing.has(path) && !overwrite) return refused("file_exists");
      written.push({ path, overwrite });
      return Promise.resolve({ status: "ok", data: reported(path) });
    },
  );
});

function reported(path: string): ExportReport {
  return { articles: ["A"], format: "html", path, bytes: 10, lost, taken_out: [] };
}

function refused(code: AppError["code"]): Promise<Result<never>> {
  return Promise.resolve({ status: "error", error: { code, detail: "" } });
}

async function open(folder = "/out") {
  const form = new ExportForm(article, folder, memory);
  await form.load();
  return form;
}

describe("an export", () => {
  it("proposes the first format and its file name, and says what is lost before writing", async () => {
    const form = await open();
    expect(form.fileName).toBe("خبر.html");
    await form.choose("markdown");
    expect(form.fileName).toBe("خبر.md");
    expect(form.preview?.lost).toEqual(lost);
    expect(written).toEqual([]);
  });

  it("writes where it was told and reports it", async () => {
    const form = await open();
    form.nameFile("نسخة أولى");
    await form.run();
    expect(written).toEqual([{ path: "/out/نسخة أولى.html", overwrite: false }]);
    expect(form.step).toMatchObject({ at: "done", reports: [{ path: "/out/نسخة أولى.html" }] });
  });

  it("keeps a name of the writer's through a change of format", async () => {
    const form = await open();
    form.nameFile("مقال.html");
    await form.choose("markdown");
    expect(form.fileName).toBe("مقال.md");
    form.nameFile("");
    await form.refresh();
    expect(form.fileName).toBe("خبر.md");
  });

  it("asks before it writes over a file", async () => {
    const form = await open();
    existing.add("/out/خبر.html");
    await form.run();
    expect(form.step.at).toBe("ask_overwrite");
    expect(written).toEqual([]);
    await form.run({ overwrite: true });
    expect(written).toEqual([{ path: "/out/خبر.html", overwrite: true }]);
  });

  it("takes no consent over to another name", async () => {
    const form = await open();
    existing.add("/out/خبر.html").add("/out/آخر.html");
    await form.run();
    form.nameFile("آخر.html");
    await form.run();
    expect(form.step.at).toBe("ask_overwrite");
    form.cancel();
    expect(form.step.at).toBe("idle");
  });

  it("saves first, and asks when that failed; both answers hold together", async () => {
    const form = await open();
    existing.add("/out/خبر.html");
    flushes = [false, false, false];
    await form.run();
    expect(form.step.at).toBe("ask_unsaved");
    await form.run({ unsaved: true });
    expect(form.step.at).toBe("ask_overwrite");
    await form.run({ overwrite: true });
    expect(form.step.at).toBe("done");
  });

  it("writes nothing without a folder or under a bad name", async () => {
    const form = await open("");
    await form.run();
    form.nameFolder("/out");
    form.nameFile("a/b");
    await form.run();
    expect(form.nameFault).toBe("name_separator");
    expect(written).toEqual([]);
    expect(form.step.at).toBe("idle");
  });

  it("says why it failed and keeps what was typed", async () => {
    const form = await open("/full");
    await form.run();
    expect(form.step).toMatchObject({ at: "failed", error: { code: "disk_full" } });
    expect(form.folder).toBe("/full");
  });

  it("shows the last preview asked for, whichever answers last", async () => {
    const form = await open();
    let late: (() => void) | undefined;
    vi.mocked(commands.exportPreview).mockImplementationOnce(
      () =>
        new Promise((settle) => {
          late = () =>
            settle({
              status: "ok",
              data: { file_name: "late.html", lost: [], text: "", ...taken },
            });
        }),
    );
    const first = form.refresh();
    await vi.waitFor(() => expect(late).toBeDefined());
    await form.choose("markdown");
    late?.();
    await first;
    expect(form.fileName).toBe("خبر.md");
  });

  it("begins with the format and options chosen last, but never with what gives people away", async () => {
    const form = await open();
    await form.choose("docx");
    await form.chooseOption("paper", "a5");
    await form.chooseOption("review", "yes");
    expect(vi.mocked(commands.exportPreview).mock.lastCall?.[2]).toEqual([
      { name: "paper", value: "a5" },
      { name: "review", value: "yes" },
    ]);
    const next = await open();
    expect(next.format).toBe("docx");
    expect(next.options).toEqual({ paper: "a5" });
  });

  it("knows the address of the site once it was told, whatever the format", () => {
    memory.keep("feed", { feed: "json", address: "https://xeber24.net" });
    expect(memory.optionsOf("telegram")).toEqual({ address: "https://xeber24.net" });
    expect(memory.optionsOf("feed")).toEqual({ feed: "json", address: "https://xeber24.net" });
    memory.forget();
    expect(memory.optionsOf("feed")).toEqual({});
  });

  it("is held by a word, and writes nothing", async () => {
    const found = { word: "أبو علي", part: "text" as const, field: null, block: "B", excerpt: "" };
    held = [{ article: "A", headline: "", found }];
    const form = await open();
    expect(form.ready).toBe(false);
    await form.run();
    expect(written).toEqual([]);
    held = [];
    await form.refresh();
    expect(form.ready).toBe(true);
  });

  it("looks again when a word came onto the list after the preview", async () => {
    const form = await open();
    const before = form.seen;
    vi.mocked(commands.exportArticle).mockImplementationOnce(() => refused("never_publish"));
    await form.run();
    expect(form.step).toMatchObject({ at: "failed", error: { code: "never_publish" } });
    await vi.waitFor(() => expect(form.seen).toBeGreaterThan(before));
  });
});

describe("an export for somebody", () => {
  it("has all files of the preset with its options, and writes them together", async () => {
    const all = vi.spyOn(commands, "exportArticles").mockResolvedValue({
      status: "ok",
      data: { files: [reported("/out/a.docx"), reported("/out/a.html")], held: [], stopped: false },
    });
    const form = await open();
    await form.choosePreset("lawyer");
    expect(form.wanted.map(({ format }) => format)).toEqual(["docx", "html"]);
    expect(form.previews).toHaveLength(2);
    form.look(1);
    expect(form.format).toBe("html");
    await form.run();
    expect(all).toHaveBeenCalledWith({
      articles: ["A"],
      files: [
        { format: "docx", options: [{ name: "review", value: "yes" }] },
        { format: "html", options: [] },
      ],
      path: "/out",
      together: false,
      overwrite: false,
    });
    expect(form.step).toMatchObject({ at: "done", reports: [{}, {}] });
  });

  it("says which words held it, and goes back to one format when the preset is left", async () => {
    const found = { word: "أبو علي", part: "text" as const, field: null, block: "B", excerpt: "" };
    const batch = { files: [], held: [{ article: "A", headline: "", found }], stopped: false };
    vi.spyOn(commands, "exportArticles").mockResolvedValue({ status: "ok", data: batch });
    const form = await open();
    await form.choosePreset("lawyer");
    await form.run();
    expect(form.step).toMatchObject({ at: "failed", error: { code: "never_publish" } });
    await form.choosePreset(null);
    expect(form.several).toBe(false);
    expect(form.format).toBe("docx");
    expect(form.options).toEqual({});
  });
});
