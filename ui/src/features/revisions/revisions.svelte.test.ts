import { beforeEach, describe, expect, it, vi } from "vitest";
import {
  commands,
  type AppError,
  type Article,
  type Revision,
  type RevisionDiff,
  type Undoable,
} from "../../ipc/bindings";
import type { Result } from "../../ipc/result";
import { Revisions } from "./revisions.svelte";

const revision = (id: number): Revision => ({
  id,
  at: `2024-01-17T10:0${id}:00Z`,
  person: "روجين",
  action: "article.write",
  words: id * 10,
  name: null,
});
const restored = { id: "A", version: 9 } as Article;
let adopted: Article[];
let saved: boolean;
let reloads: number;
let undoable: Undoable | null;
const article = {
  id: "A",
  flush: () => Promise.resolve(saved),
  adopt: (one: Article) => adopted.push(one),
  reload: (): Promise<AppError | null> => {
    reloads += 1;
    return Promise.resolve(null);
  },
};

function ok<T>(data: T): Promise<Result<T>> {
  return Promise.resolve({ status: "ok", data });
}

beforeEach(() => {
  adopted = [];
  saved = true;
  reloads = 0;
  undoable = {
    id: 7,
    action: "revision.restore",
    article: "A",
    articles: 1,
    headline: "",
    at: "",
    person: "",
  };
  vi.spyOn(commands, "revisionList").mockImplementation(() => ok([1, 3, 2].map(revision)));
  vi.spyOn(commands, "revisionDiff").mockImplementation((_, from, to) =>
    ok({ from, to, fields: [], blocks: [] }),
  );
  vi.spyOn(commands, "revisionRestore").mockImplementation(() => ok(restored));
  vi.spyOn(commands, "historyUndoable").mockImplementation(() => ok(undoable));
  vi.spyOn(commands, "historyUndo").mockImplementation(() => ok({ articles: ["A"], action: null }));
});

async function open() {
  const revisions = new Revisions(article);
  await revisions.load();
  return revisions;
}

describe("revisions", () => {
  it("stand newest first", async () => {
    const revisions = await open();
    expect(revisions.list.map((one) => one.id)).toEqual([3, 2, 1]);
    expect(revisions.isNewest(3)).toBe(true);
  });

  it("are compared with the one before, and the first with none", async () => {
    const revisions = await open();
    await revisions.choose(3);
    expect(revisions.diff).toMatchObject({ from: 2, to: 3 });
    await revisions.compare(3, 1);
    expect(revisions.diff).toMatchObject({ from: 1, to: 3 });
    await revisions.choose(1);
    expect(revisions.against).toBeNull();
    expect(revisions.diff).toBeNull();
  });

  it("show the comparison asked for last, whichever answers last", async () => {
    const revisions = await open();
    let late: ((answer: Result<RevisionDiff>) => void) | undefined;
    vi.mocked(commands.revisionDiff).mockImplementationOnce(
      () => new Promise((settle) => (late = settle)),
    );
    const first = revisions.choose(3);
    await revisions.choose(2);
    late?.({ status: "ok", data: { from: 2, to: 3, fields: [], blocks: [] } });
    await first;
    expect(revisions.diff).toMatchObject({ from: 1, to: 2 });
  });

  it("are restored only after a yes, with a way back", async () => {
    const revisions = await open();
    await revisions.choose(1);
    await revisions.restore();
    expect(adopted).toEqual([]);
    revisions.confirming = 1;
    await revisions.restore();
    expect(adopted).toEqual([restored]);
    expect(revisions.restored).toEqual({ revision: revision(1), undo: 7 });
    expect(revisions.chosen).toBeNull();
    await revisions.undoRestore();
    expect(commands.historyUndo).toHaveBeenCalledWith(7);
    expect(reloads).toBe(1);
    expect(revisions.restored).toBeNull();
  });

  it("are not restored over words that could not be saved", async () => {
    const revisions = await open();
    saved = false;
    revisions.confirming = 1;
    await revisions.restore();
    expect(revisions.unsaved).toBe(true);
    expect(commands.revisionRestore).not.toHaveBeenCalled();
  });

  it("offer no way back by somebody else's action", async () => {
    const revisions = await open();
    undoable = {
      id: 8,
      action: "tag.add",
      article: "A",
      articles: 1,
      headline: "",
      at: "",
      person: "",
    };
    revisions.confirming = 1;
    await revisions.restore();
    expect(revisions.restored?.undo).toBeNull();
  });

  it("say why they could not be read", async () => {
    const error: AppError = { code: "locked", detail: "" };
    vi.mocked(commands.revisionList).mockResolvedValue({ status: "error", error });
    const revisions = await open();
    expect(revisions.error).toEqual(error);
  });
});
