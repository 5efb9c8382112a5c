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

const shown = (): string | undefined => progress.at(-1)?.state;

beforeEach(() => begin());

describe("a version that the host made by itself", () => {
  /** The host does something that changes neither body nor fields. */
  const moves = (): [number, number] => {
    vault.version += 1;
    return [vault.version - 1, vault.version];
  };

  it("is gone on from, when nothing is under way", async () => {
    queue.followed(...moves());
    write("a", "1");
    await clock.pass(400);
    expect(shown()).toBe("saved");
    expect(vault.writes.map((one) => one.base_version)).toEqual([2]);
  });

  it("is gone on from, heard of before or after the answer to what is under way", async () => {
    for (const heard of ["before", "after"]) {
      begin(100);
      write("a", "1");
      await clock.pass(320);
      const moved = moves();
      if (heard === "before") queue.followed(...moved);
      await clock.pass(100);
      if (heard === "after") queue.followed(...moved);
      await clock.pass(500);
      expect(vault.blocks.get("a"), heard).toBe("1");
      expect(shown(), heard).toBe("saved");
      const failed = progress.some(({ state }) => state === "failed");
      expect(failed, heard).toBe(heard === "after");
    }
  });

  it("is gone on from, when it was made of what is just being answered", async () => {
    begin(100);
    write("a", "1");
    await clock.pass(320);
    queue.followed(2, 3);
    await clock.pass(100);
    vault.version = 3;
    write("b", "2");
    await clock.pass(1000);
    expect(vault.writes.map((one) => one.base_version)).toEqual([1, 3]);
    expect(shown()).toBe("saved");
  });

  it("of another version changes nothing", async () => {
    queue.followed(7, 8);
    write("a", "1");
    await clock.pass(400);
    expect(vault.writes.map((one) => one.base_version)).toEqual([1]);
  });
});
