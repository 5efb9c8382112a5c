import { beforeEach, describe, expect, it, vi } from "vitest";
import { FakeWarraq } from "../ipc/fake";
import { numberedId } from "../ipc/fake/sample";
import { useHost } from "../ipc/host";
import { closeBeside, openBeside, swapBeside } from "./beside";
import { Newsroom } from "./newsroom.svelte";

const [FIRST, SECOND, THIRD] = [1, 2, 3].map(numberedId) as [string, string, string];
const FULL = { code: "disk_full", detail: "" } as const;
let host: FakeWarraq;
let room: Newsroom;

beforeEach(async () => {
  vi.stubGlobal("innerWidth", 1600);
  host = new FakeWarraq();
  useHost(host);
  room = new Newsroom(host.state, () => undefined);
  await room.begin();
  host.requests.length = 0;
  return () => vi.unstubAllGlobals();
});

const shown = () => [room.pages.main?.id, room.pages.beside?.id];
const saves = () => host.requests.filter(({ command }) => command === "article_save_fields");

describe("a second article", () => {
  it("is opened beside the first, and each is saved by itself", async () => {
    await openBeside(room, SECOND);
    expect(shown()).toEqual([FIRST, SECOND]);
    room.pages.main?.setField("place", "حلب");
    room.pages.beside?.setField("place", "عفرين");
    expect(await room.flush()).toBe(true);
    const saved = saves().map(({ args }) => (args["save"] as { article: string }).article);
    expect(saved.sort()).toEqual([FIRST, SECOND]);
  });

  it("is never the same as the first, and another takes its place", async () => {
    await openBeside(room, FIRST);
    expect(shown()).toEqual([FIRST, undefined]);
    await openBeside(room, SECOND);
    await openBeside(room, THIRD);
    expect(shown()).toEqual([FIRST, THIRD]);
  });

  it("becomes the first where it is opened there, with what was typed in it", async () => {
    await openBeside(room, SECOND);
    room.pages.beside?.setField("place", "عفرين");
    await room.open(SECOND);
    expect(shown()).toEqual([SECOND, undefined]);
    expect(room.article?.fields.place).toBe("عفرين");
  });

  it("changes places with the first, with what was typed in both", async () => {
    await openBeside(room, SECOND);
    room.pages.main?.setField("place", "حلب");
    room.pages.beside?.setField("place", "عفرين");
    await swapBeside(room);
    expect(shown()).toEqual([SECOND, FIRST]);
    expect(room.pages.beside?.fields.place).toBe("حلب");
  });

  it("stays open while it cannot be saved, and the window says why", async () => {
    await openBeside(room, SECOND);
    host.failing.set("article_save_fields", FULL);
    room.pages.beside?.setField("place", "عفرين");
    await closeBeside(room);
    expect(shown()).toEqual([FIRST, SECOND]);
    expect(room.error?.code).toBe("disk_full");
    host.failing.clear();
    await closeBeside(room);
    expect(shown()).toEqual([FIRST, undefined]);
  });

  it("is refused in words where there is no room for two", async () => {
    vi.stubGlobal("innerWidth", 1024);
    await openBeside(room, SECOND);
    expect(shown()).toEqual([FIRST, undefined]);
    expect(room.pages.refused).toBe(true);
    await room.open(SECOND);
    expect(room.pages.refused).toBe(false);
  });

  it("is read again when something done to it is taken back", async () => {
    await openBeside(room, SECOND);
    room.pages.beside?.setField("place", "عفرين");
    const before = room.pages.beside?.loads ?? 0;
    await room.undo.run();
    expect(room.pages.beside?.loads).toBe(before + 1);
    expect(room.pages.beside?.fields.place).not.toBe("عفرين");
  });
});
