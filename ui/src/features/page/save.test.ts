import { beforeEach, describe, expect, it } from "vitest";
import { SaveQueue } from "./save";
import { HeldClock } from "../../shared/held_clock";
import { PaperBody, PaperVault } from "./testing";
import type { SaveProgress } from "./write";

let clock: HeldClock;
let vault: PaperVault;
let body: PaperBody;
let queue: SaveQueue;
let progress: SaveProgress[];

function begin(takes_ms = 5): void {
  clock = new HeldClock();
  vault = new PaperVault(clock, takes_ms);
  body = new PaperBody();
  progress = [];
  queue = new SaveQueue({
    opened: vault.saved(),
    clock,
    send: vault.send,
    onProgress: (one) => progress.push(one),
  });
  queue.attachBody(body);
}

function write(id: string, text: string): void {
  body.write(id, text);
  queue.bodyChanged();
}

function shown(): SaveProgress["state"] | undefined {
  return progress.at(-1)?.state;
}

const kinds = (): string[] => vault.writes.map(({ write: one }) => one.kind);
const BROKEN = { code: "internal", detail: "" } as const;

beforeEach(() => begin());

describe("gathering", () => {
  it("sends the first unsent change after 300 ms, though keys keep coming", async () => {
    for (let key = 0; key < 10; key += 1) {
      write("a", "x".repeat(key + 1));
      await clock.pass(29);
    }
    expect(vault.writes).toHaveLength(0);
    expect(shown()).toBe("unsaved");
    await clock.pass(10);
    expect(vault.writes).toHaveLength(1);
    expect(vault.blocks.get("a") ?? shown()).toBe("saving");
    await clock.pass(5);
    expect(vault.blocks.get("a")).toBe("x".repeat(10));
    expect(shown()).toBe("saved");
  });

  it("keeps only the newest value of a field and sends fields together", async () => {
    queue.fieldChanged({ field: "headline", value: "أ" });
    queue.fieldChanged({ field: "place", value: "حلب" });
    queue.fieldChanged({ field: "headline", value: "أب" });
    await clock.pass(400);
    expect(kinds()).toEqual(["fields"]);
    expect([...vault.fields]).toEqual([
      ["headline", "أب"],
      ["place", "حلب"],
    ]);
  });

  it("lets what came during a request wait no longer than 300 ms of its own", async () => {
    begin(200);
    write("a", "1");
    await clock.pass(350);
    write("a", "2");
    await clock.pass(150);
    expect(vault.writes).toHaveLength(1);
    await clock.pass(150);
    expect(vault.writes).toHaveLength(2);
  });
});

describe("the chain", () => {
  it("has one request under way, each from the version of the answer before", async () => {
    write("a", "1");
    queue.fieldChanged({ field: "headline", value: "أ" });
    const tag = queue.step({ kind: "tag_add", name: "سوريا" });
    const status = queue.step({ kind: "status", status: "ready" });
    await clock.pass(1000);
    expect(await Promise.all([tag, status])).toEqual([null, null]);
    expect(kinds()).toEqual(["body", "fields", "tag_add", "status"]);
    expect(vault.writes.map((one) => one.base_version)).toEqual([1, 2, 3, 4]);
    expect(vault.atOnce).toBe(1);
  });
});

it("fields do not wait for the typing to stop", async () => {
  queue.fieldChanged({ field: "headline", value: "أ" });
  for (let key = 0; key < 250; key += 1) {
    write("a", "x".repeat(key + 1));
    await clock.pass(2);
  }
  expect(vault.fields.get("headline")).toBe("أ");
  expect(kinds().slice(0, 2)).toEqual(["body", "fields"]);
});

describe("a failure", () => {
  it("stays queued, is shown, and is tried again after 1, 2, 4, 5 and 5 s", async () => {
    begin(0);
    vault.refusals.push(BROKEN, BROKEN, BROKEN, BROKEN, BROKEN);
    write("a", "1");
    await clock.pass(310);
    expect(progress.at(-1)).toMatchObject({ state: "failed", error: { code: "internal" } });
    const tries: number[] = [];
    for (let second = 1; second <= 18; second += 1) {
      const before = vault.writes.length;
      await clock.pass(1000);
      if (vault.writes.length > before) tries.push(second);
    }
    expect(tries).toEqual([1, 3, 7, 12, 17]);
    expect(vault.blocks.get("a")).toBe("1");
    expect(progress.at(-1)).toMatchObject({ state: "saved", error: null });
  });

  it("takes what was written meanwhile along", async () => {
    vault.refusals.push(BROKEN);
    write("a", "1");
    queue.fieldChanged({ field: "headline", value: "old" });
    await clock.pass(310);
    write("b", "2");
    queue.fieldChanged({ field: "headline", value: "new" });
    await clock.pass(2000);
    expect([...vault.blocks]).toEqual([
      ["a", "1"],
      ["b", "2"],
    ]);
    expect(vault.fields.get("headline")).toBe("new");
  });

  it("of a newer value of the same field does not bring the older back", async () => {
    begin(100);
    vault.refusals.push(BROKEN);
    queue.fieldChanged({ field: "headline", value: "old" });
    await clock.pass(350);
    queue.fieldChanged({ field: "headline", value: "new" });
    await clock.pass(3000);
    expect(vault.fields.get("headline")).toBe("new");
  });

  it("that throws is a failure like another", async () => {
    const broken = new SaveQueue({
      opened: vault.saved(),
      clock,
      send: () => Promise.reject(new Error("no host")),
      onProgress: (one) => progress.push(one),
    });
    broken.fieldChanged({ field: "headline", value: "أ" });
    await clock.pass(310);
    expect(progress.at(-1)).toMatchObject({ state: "failed" });
    expect(broken.pending).toBe(true);
  });
});

describe("what the host refuses for good", () => {
  it("is told to the one who asked and not tried again", async () => {
    vault.refusals.push({ code: "transition_refused", detail: "" });
    const refusal = queue.step({ kind: "status", status: "delivered" });
    await clock.pass(100);
    expect((await refusal)?.code).toBe("transition_refused");
    await clock.pass(60_000);
    expect(vault.writes).toHaveLength(1);
    expect(shown()).toBe("saved");
  });

  it("keeps one bad field from the disk and lets the others through", async () => {
    const invalid = { code: "invalid_field", detail: "" } as const;
    vault.refusals.push(invalid, null, invalid);
    queue.fieldChanged({ field: "headline", value: "أ" });
    queue.fieldChanged({ field: "date", value: "yesterday" });
    queue.fieldChanged({ field: "place", value: "حلب" });
    await clock.pass(2000);
    expect([...vault.fields]).toEqual([
      ["headline", "أ"],
      ["place", "حلب"],
    ]);
    expect([...queue.refusedFields.keys()]).toEqual(["date"]);
    expect(shown()).toBe("failed");
    expect(await queue.flush()).toBe(false);
    queue.fieldChanged({ field: "date", value: "2024-01-17" });
    await clock.pass(400);
    expect(shown()).toBe("saved");
  });
});

describe("flushing", () => {
  it("sends at once, in order, and answers when all is on the disk", async () => {
    const step = queue.step({ kind: "tag_add", name: "سوريا" });
    write("a", "1");
    queue.fieldChanged({ field: "headline", value: "أ" });
    const flushed = queue.flush();
    await clock.pass(15);
    expect(await flushed).toBe(true);
    expect(await step).toBeNull();
    expect(kinds()).toEqual(["body", "fields", "tag_add"]);
  });

  it("waits for the request under way and what came after it", async () => {
    begin(100);
    write("a", "1");
    await clock.pass(320);
    write("a", "2");
    const flushed = queue.flush();
    await clock.pass(200);
    expect(await flushed).toBe(true);
    expect(vault.blocks.get("a")).toBe("2");
  });

  it("answers false at a failure, and keeps trying after", async () => {
    vault.refusals.push(BROKEN);
    write("a", "1");
    const flushed = queue.flush();
    await clock.pass(10);
    expect(await flushed).toBe(false);
    await clock.pass(1100);
    expect(vault.blocks.get("a")).toBe("1");
  });
});

describe("an editor that goes away", () => {
  it("leaves its unsent words behind, and another takes them on", async () => {
    vault.refusals.push(BROKEN);
    write("a", "1");
    queue.attachBody(null);
    await clock.pass(310);
    expect(shown()).toBe("failed");
    await clock.pass(1100);
    expect(vault.blocks.get("a")).toBe("1");
  });

  it("has what failed given back to the one that follows", async () => {
    vault.refusals.push(BROKEN);
    write("a", "1");
    queue.attachBody(null);
    await clock.pass(310);
    queue.attachBody(body);
    await clock.pass(1100);
    expect(vault.blocks.get("a")).toBe("1");
  });
});

it("an answer from before a restart is not taken for one after it", async () => {
  begin(100);
  write("a", "1");
  await clock.pass(310);
  queue.restart({ version: 9, saved_at: "now", words: 4, reading_minutes: 1 });
  await clock.pass(500);
  expect(progress.at(-1)).toMatchObject({ state: "saved", last: { version: 9 } });
});
