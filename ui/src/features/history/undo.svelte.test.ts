import { beforeEach, describe, expect, it, vi } from "vitest";
import { commands, type Undoable } from "../../ipc/bindings";
import { NOTICE_MS, UndoLast } from "./undo.svelte";

const last: Undoable = {
  id: 4,
  action: "tag.remove",
  article: "A",
  articles: 1,
  headline: "خبر",
  at: "2024-01-17T10:00:00Z",
  person: "روجين",
};
let saved: boolean;
let undone: string[];
let timers: { delay: number; run: () => void; cancelled: boolean }[];

beforeEach(() => {
  saved = true;
  undone = [];
  timers = [];
  vi.spyOn(commands, "historyUndoable").mockResolvedValue({ status: "ok", data: last });
  vi.spyOn(commands, "historyUndo").mockResolvedValue({
    status: "ok",
    data: { articles: ["A"], action: 5 },
  });
});

function open() {
  return new UndoLast({
    clock: {
      now: () => 0,
      after: (delay, run) => {
        const timer = { delay, run, cancelled: false };
        timers.push(timer);
        return () => (timer.cancelled = true);
      },
    },
    flush: () => Promise.resolve(saved),
    undone: (articles) => void undone.push(...articles),
  });
}

describe("undoing the last action", () => {
  it("takes it back and names it", async () => {
    const undo = open();
    await undo.run();
    expect(commands.historyUndo).toHaveBeenCalledWith(4);
    expect(undone).toEqual(["A"]);
    expect(undo.notice).toEqual({ kind: "undone", undoable: last, back: 5 });
  });

  it("does it again from its notice, once", async () => {
    const undo = open();
    await undo.run();
    await undo.redo();
    expect(commands.historyUndo).toHaveBeenLastCalledWith(5);
    expect(undone).toEqual(["A", "A"]);
    expect(undo.notice).toEqual({ kind: "redone", undoable: last });
    await undo.redo();
    expect(commands.historyUndo).toHaveBeenCalledTimes(2);
  });

  it("says why it could not be done again", async () => {
    const undo = open();
    await undo.run();
    const error = { code: "undo_refused" as const, detail: "" };
    vi.mocked(commands.historyUndo).mockResolvedValue({ status: "error", error });
    await undo.redo();
    expect(undo.notice).toEqual({ kind: "failed", error });
  });

  it("does nothing while words are not saved", async () => {
    saved = false;
    const undo = open();
    await undo.run();
    expect(undo.notice).toEqual({ kind: "unsaved" });
    expect(commands.historyUndo).not.toHaveBeenCalled();
  });

  it("says when there is nothing, and when it was refused", async () => {
    const undo = open();
    vi.mocked(commands.historyUndoable).mockResolvedValueOnce({ status: "ok", data: null });
    await undo.run();
    expect(undo.notice).toEqual({ kind: "nothing" });
    const error = { code: "undo_refused" as const, detail: "" };
    vi.mocked(commands.historyUndo).mockResolvedValue({ status: "error", error });
    await undo.run();
    expect(undo.notice).toEqual({ kind: "failed", error });
    expect(undone).toEqual([]);
  });

  it("offers a way back only from the actions asked for", async () => {
    const undo = open();
    await undo.offer(["article.status"]);
    expect(undo.notice).toBeNull();
    await undo.offer(["article.status", "tag.remove"]);
    expect(undo.notice).toEqual({ kind: "offer", undoable: last });
  });

  it("shows its notice for a while, longer when held", async () => {
    const undo = open();
    await undo.offer(["tag.remove"]);
    expect(timers.at(-1)?.delay).toBe(NOTICE_MS);
    undo.hold();
    expect(timers.at(-1)?.cancelled).toBe(true);
    undo.release();
    timers.at(-1)?.run();
    expect(undo.notice).toBeNull();
  });
});
