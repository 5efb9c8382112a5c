import { beforeEach, describe, expect, it, vi } from "vitest";
import { commands, type ImportOutcome, type Removed } from "../../ipc/bindings";
import { fileNameOf, groupRemoved, ImportRun } from "./import.svelte";

const good: ImportOutcome = {
  path: "/in/خبر.md",
  imported: {
    id: "A",
    headline: "خبر",
    byline: [],
    language: "ar",
    removed: [],
    warnings: [{ kind: "utf16", detail: "" }],
  },
  error: null,
};
const bad: ImportOutcome = {
  path: "/in/x.bin",
  imported: null,
  error: { code: "unsupported_format", detail: "" },
};

describe("an import", () => {
  let answers: ImportOutcome[][];

  beforeEach(() => {
    answers = [];
    vi.spyOn(commands, "articleImport").mockImplementation(() =>
      Promise.resolve({ status: "ok", data: answers.shift() ?? [] }),
    );
  });

  it("reports what came and what did not", async () => {
    const run = new ImportRun();
    answers = [[good, bad]];
    expect(await run.run(["/in/خبر.md", "/in/x.bin"])).toEqual([good.imported]);
    expect(run.failed).toEqual([bad]);
    expect(run.running).toBe(false);
    run.dismiss();
    expect(run.outcomes).toEqual([]);
  });

  it("keeps the last report when the dialog is left", async () => {
    const run = new ImportRun();
    answers = [[good], []];
    await run.run(null);
    expect(await run.run(null)).toEqual([]);
    expect(run.outcomes).toEqual([good]);
  });

  it("says why nothing could be imported", async () => {
    const run = new ImportRun();
    const error = { code: "read_only" as const, detail: "" };
    vi.mocked(commands.articleImport).mockResolvedValue({ status: "error", error });
    expect(await run.run(null)).toEqual([]);
    expect(run.error).toEqual(error);
  });

  it("runs one at a time", async () => {
    const run = new ImportRun();
    answers = [[good], [bad]];
    const both = await Promise.all([run.run(null), run.run(null)]);
    expect(both).toEqual([[good.imported], []]);
    expect(commands.articleImport).toHaveBeenCalledTimes(1);
  });
});

describe("reports", () => {
  it("put the removed together by kind", () => {
    const removed: Removed[] = [
      { kind: "html", text: "a" },
      { kind: "link", text: "b" },
      { kind: "html", text: "c" },
    ];
    expect(groupRemoved(removed)).toEqual([
      { kind: "html", texts: ["a", "c"] },
      { kind: "link", texts: ["b"] },
    ]);
  });

  it("name files by their last part", () => {
    expect(fileNameOf("/home/r/خبر.md")).toBe("خبر.md");
    expect(fileNameOf("C:\\News\\a.md")).toBe("a.md");
  });
});
