import { beforeEach, describe, expect, it } from "vitest";
import { FakeWarraq } from "../../ipc/fake";
import { sampleConflict } from "../../ipc/fake/conflict";
import { useHost } from "../../ipc/host";
import { commands, type Article } from "../../ipc/bindings";
import { Conflict } from "./conflict.svelte";
import { conflictAction } from "./conflict_keys";

let host: FakeWarraq;
let article: Article;
let conflict: Conflict;
let saved: boolean;
let settled: string[];

beforeEach(async () => {
  host = new FakeWarraq();
  useHost(host);
  const listed = await commands.articleList({
    filter: null,
    tag: null,
    status: null,
    offset: 0,
    limit: 1,
  });
  const id = listed.status === "ok" ? (listed.data.articles[0]?.id ?? "") : "";
  const opened = await commands.articleOpen(id);
  if (opened.status === "error") throw new Error(opened.error.detail);
  article = opened.data;
  host.back.views.set(article.id, sampleConflict(article));
  saved = true;
  settled = [];
  conflict = new Conflict({
    flush: () => Promise.resolve(saved),
    settled: (id, { item }) => Promise.resolve(void settled.push(`${id} ${String(item)}`)),
  });
  await conflict.load(article.id, "site");
});

const conflictOf = (key: string) => {
  const found = conflict.differences.find((one) => one.key === key);
  if (found === undefined) throw new Error(key);
  return found;
};

describe("what two people made of one post", () => {
  it("begins at what is open, and counts it", () => {
    expect(conflict.differences.map(({ key }) => key)).toEqual([
      "field:title",
      "field:state",
      "piece:2",
      "piece:3",
      "piece:4",
    ]);
    expect([conflict.open, conflict.current?.key]).toEqual([1, "piece:2"]);
    expect(
      conflict.rows.map((row) => ("same" in row ? row.same.length : row.difference.key)),
    ).toEqual(["field:title", "field:state", 2, "piece:2", "piece:3", "piece:4"]);
  });

  it("keeps what only one changed from that one, until somebody says otherwise", async () => {
    expect(conflict.keepOf(conflictOf("field:title"))).toBe("theirs");
    expect(conflict.keepOf(conflictOf("piece:4"))).toBe("mine");
    expect(conflict.keepOf(conflictOf("piece:2"))).toBe(null);
    await conflict.choose(conflictOf("piece:2"), "both");
    expect([conflict.open, conflict.preview?.open]).toEqual([0, 0]);
    // What only the site decides, and a headline of two, cannot be chosen.
    await conflict.choose(conflictOf("field:state"), "mine");
    await conflict.choose(conflictOf("field:title"), "both");
    expect(Object.keys(conflict.chosen)).toEqual(["piece:2"]);
  });

  it("is sent only when all is decided, with just what was chosen", async () => {
    expect(await conflict.settle("send")).toBe(false);
    expect(host.back.decided).toEqual([]);
    await conflict.choose(conflictOf("piece:2"), "theirs");
    expect(await conflict.settle("send")).toBe(true);
    expect(host.back.decided).toEqual([
      {
        sending: "send",
        choices: { token: "1-abc", all: null, fields: [], pieces: [{ number: 2, keep: "theirs" }] },
      },
    ]);
    expect(settled).toEqual([`${article.id} 01JITEM0000000000000000001`]);
  });

  it("is decided at once for one side", async () => {
    await conflict.chooseAll("mine");
    expect(conflict.open).toBe(0);
    expect(conflict.keepOf(conflictOf("field:title"))).toBe("mine");
    expect(conflict.keepOf(conflictOf("field:state"))).toBe("theirs");
  });

  it("moves by steps and stays at the ends", () => {
    conflict.move(-1);
    conflict.move(-1);
    conflict.move(-1);
    expect(conflict.at).toBe(0);
    conflict.toOpen();
    expect(conflict.current?.key).toBe("piece:2");
    for (let step = 0; step < 9; step += 1) conflict.move(1);
    expect(conflict.at).toBe(4);
  });

  it("says why nothing was done, and nothing is lost", async () => {
    await conflict.choose(conflictOf("piece:2"), "mine");
    host.failing.set("conflict_settle", { code: "stale", detail: "" });
    expect(await conflict.settle("send")).toBe(false);
    expect([conflict.refusal?.code, conflict.chosen["piece:2"]]).toEqual(["stale", "mine"]);
    saved = false;
    host.failing.clear();
    expect(await conflict.settle("send")).toBe(false);
    expect(host.back.decided).toEqual([]);
  });

  it("is not shown where nothing differs", async () => {
    host.back.views.clear();
    await conflict.again();
    expect([conflict.view, conflict.error?.code]).toEqual([null, "nothing_to_compare"]);
  });
});

describe("the keys of differences", () => {
  const key = (key: string, code = "", more: KeyboardEventInit = {}) =>
    conflictAction(new KeyboardEvent("keydown", { key, code, ...more }));

  it("are the same on an Arabic keyboard", () => {
    expect(key("١", "Digit1")).toEqual({ keep: "mine" });
    expect(key("2", "Numpad2")).toEqual({ keep: "theirs" });
    expect(key("3", "Digit3")).toEqual({ keep: "both" });
    expect([key("ArrowDown"), key("ArrowUp"), key("Enter")]).toEqual(["next", "previous", "open"]);
    expect([key("1", "Digit1", { altKey: true }), key("x", "KeyX")]).toEqual([null, null]);
  });

  it("has nobody keep both of two whole texts", async () => {
    const ofText = () => conflict.differences.filter((one) => one.piece !== null);
    expect(ofText().some((one) => one.canBoth)).toBe(true);
    for (const reason of ["unmatched", "disagrees"] as const) {
      host.back.views.set(article.id, { ...sampleConflict(article), reason });
      await conflict.load(article.id, "site");
      expect(ofText().some((one) => one.canBoth)).toBe(false);
    }
  });
});
