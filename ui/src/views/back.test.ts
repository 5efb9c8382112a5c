import { beforeEach, describe, expect, it } from "vitest";
import { FakeWarraq } from "../ipc/fake";
import { fakeSite } from "../ipc/fake/conflict";
import { useHost } from "../ipc/host";
import { commands } from "../ipc/bindings";
import { actions, paletteCommands, type WindowMoves } from "./commands";
import { Newsroom } from "./newsroom.svelte";

let host: FakeWarraq;
let room: Newsroom;

beforeEach(async () => {
  host = new FakeWarraq();
  useHost(host);
  room = new Newsroom(host.state, () => undefined);
  await room.begin();
});

const moves = {} as WindowMoves;
const run = (id: string): void =>
  paletteCommands(actions(room, moves), room)
    .find((command) => command.id === id)
    ?.run();
const turns = async (): Promise<void> => {
  for (let turn = 0; turn < 40; turn += 1) await Promise.resolve();
};

describe("what comes back from sites", () => {
  it("is reached from the palette, and asks no site by itself", async () => {
    run("pull");
    expect(room.sheet).toBe("pull");
    run("follow");
    expect(room.sheet).toBe("follow");
    run("correct");
    await turns();
    expect(room.sheet).toBe("correct");
    const asked = host.requests.map(({ command }) => command);
    expect(asked).not.toContain("pull_list");
    expect(asked).not.toContain("follow_look");
  });

  it("leads from an article to what two people made of its post, and to the sites otherwise", async () => {
    run("conflict");
    await turns();
    expect(room.sheet).toBe("follow");
    const opened = await commands.articleOpen(room.article?.id ?? "");
    if (opened.status === "ok") host.back.change(opened.data);
    run("conflict");
    await turns();
    expect([room.sheet, room.back.conflict.open]).toEqual(["conflict", 1]);
  });

  it("fetches the site's pictures that came into the article, and says which did not come", async () => {
    const id = room.article?.id ?? "";
    const opened = await commands.articleOpen(id);
    if (opened.status === "ok") host.back.change(opened.data);
    host.back.pictures = 1;
    host.back.missing = [{ address: "https://a.example/1.jpg", why: "budget", reason: null }];
    await room.back.openConflict(id, "site");
    await room.back.conflict.chooseAll("theirs");
    expect(await room.back.conflict.settle("leave")).toBe(true);
    await turns();
    const asked = (): unknown[] =>
      host.requests.filter(({ command }) => command === "pull_fetch").map(({ args }) => args);
    const first = { site: fakeSite.id, article: id, asked: "with-post" };
    expect([room.back.takes, asked()]).toEqual([true, [first]]);
    expect(room.back.taken.pulled?.missing).toHaveLength(1);
    await room.back.fetchTaken();
    expect(asked()).toEqual([first, { ...first, asked: "again" }]);
    expect(room.back.taken.lacks).toBe(false);
  });

  it("is on the page and can be undone once it was decided", async () => {
    const id = room.article?.id ?? "";
    const opened = await commands.articleOpen(id);
    if (opened.status === "ok") host.back.change(opened.data);
    await room.back.openConflict(id, "site");
    await room.back.conflict.chooseAll("theirs");
    const before = room.article?.progress.last.version ?? 0;
    expect(await room.back.conflict.settle("leave")).toBe(true);
    expect(room.article?.progress.last.version).toBeGreaterThan(before);
    expect(room.undo.notice).not.toBeNull();
    expect(room.error).toBeNull();
    expect(room.back.takes).toBe(false);
    expect(host.requests.map(({ command }) => command)).not.toContain("pull_fetch");
  });
});
