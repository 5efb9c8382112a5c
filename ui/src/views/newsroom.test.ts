import { beforeEach, describe, expect, it } from "vitest";
import { FakeWarraq } from "../ipc/fake";
import { numberedId } from "../ipc/fake/sample";
import { useHost } from "../ipc/host";
import { actions, paletteCommands } from "./commands";
import { Door } from "./door.svelte";
import { Newsroom } from "./newsroom.svelte";

const FULL = { code: "disk_full", detail: "" } as const;
let host: FakeWarraq;
let room: Newsroom;
let locked: number;

beforeEach(async () => {
  host = new FakeWarraq();
  useHost(host);
  locked = 0;
  room = new Newsroom(host.state, () => (locked += 1));
  await room.begin();
  host.requests.length = 0;
});

const sent = (): string[] => host.requests.map((request) => request.command);

describe("the newsroom", () => {
  it("begins with the article worked on last", () => {
    expect(room.article?.id).toBe(numberedId(1));
  });

  it("saves the article before it opens another", async () => {
    room.article?.setField("place", "حلب");
    await room.open(numberedId(2));
    expect(sent()).toEqual(["article_save_fields", "article_open"]);
    expect(room.article?.id).toBe(numberedId(2));
  });

  it("stays with an article that cannot be saved, and says why", async () => {
    host.failing.set("article_save_fields", FULL);
    room.article?.setField("place", "حلب");
    await room.open(numberedId(2));
    expect(room.article?.id).toBe(numberedId(1));
    expect(room.error?.code).toBe("disk_full");
    await room.create("news");
    expect(room.article?.id).toBe(numberedId(1));
  });

  it("shows the article asked for last, whichever answer comes first", async () => {
    await Promise.all([room.open(numberedId(2)), room.open(numberedId(3))]);
    expect(room.article?.id).toBe(numberedId(3));
  });

  it("shows a new article in the list, whatever the list was showing", async () => {
    await room.library.show("ready");
    await room.create("report");
    expect(room.article?.fields.profile).toBe("report");
    expect(room.library.articles.map((one) => one.id)).toContain(room.article?.id);
  });

  it("opens the sample article, in the list like any other", async () => {
    await room.sample();
    expect(sent()).toContain("article_sample");
    expect(room.library.articles.map((one) => one.id)).toContain(room.article?.id);
  });

  it("steps through the list", async () => {
    await room.step(1);
    expect(room.article?.id).toBe(numberedId(2));
    await room.step(-1);
    await room.step(-1);
    expect(room.article?.id).toBe(numberedId(1));
  });

  it("says what an article that is gone is", async () => {
    await room.open("01NOSUCH");
    expect(room.error?.code).toBe("not_found");
    expect(room.article?.id).toBe(numberedId(1));
  });
});

describe("leaving", () => {
  it("saves, then locks or closes", async () => {
    room.article?.setField("place", "حلب");
    await room.leave("lock");
    expect(sent()).toEqual(["article_save_fields", "vault_lock"]);
    expect(locked).toBe(1);
    await room.leave("close");
    expect(sent().at(-1)).toBe("window_close");
  });

  it("asks when something could not be saved, and goes only if told to", async () => {
    host.failing.set("article_save_fields", FULL);
    room.article?.setField("place", "حلب");
    await room.leave("close");
    expect(room.leaving).toBe("close");
    expect(sent()).not.toContain("window_close");
    await room.leaveNow("close");
    expect(sent()).toContain("window_close");
    expect(room.leaving).toBeNull();
  });
});

describe("the palette's commands", () => {
  it("do what they say and are named in both languages", async () => {
    const moves = {
      nextPane: () => undefined,
      previousPane: () => undefined,
      filter: () => undefined,
    };
    const offered = paletteCommands(actions(room, moves), room);
    expect(new Set(offered.map((command) => command.id)).size).toBe(offered.length);
    for (const command of offered) {
      expect(command.names.length).toBeGreaterThanOrEqual(2);
      expect(command.names.every((name) => !name.includes("command."))).toBe(true);
    }
    offered.find((command) => command.id === "settings")?.run();
    expect(room.sheet).toBe("settings");
    offered.find((command) => command.id === "export")?.run();
    expect([room.tab, room.tabAsked]).toEqual(["export", 1]);
    offered.find((command) => command.id === "new.opinion")?.run();
    await new Promise((resolve) => setTimeout(resolve));
    expect(room.article?.fields.profile).toBe("opinion");
  });
});

describe("the door", () => {
  const doorTo = async (vault: "none" | "locked" | "open"): Promise<Door> => {
    useHost(new FakeWarraq({ vault }));
    const door = new Door();
    expect(door.place).toBe("starting");
    await door.start();
    return door;
  };

  it("leads where the vault stands", async () => {
    expect((await doorTo("none")).place).toBe("first-run");
    expect((await doorTo("locked")).place).toBe("unlock");
    expect((await doorTo("open")).place).toBe("open");
  });

  it("says why it stays shut and can be tried again", async () => {
    host.failing.set("app_state", { code: "internal", detail: "" });
    const door = new Door();
    await door.start();
    expect(door.place).toBe("failed");
    host.failing.clear();
    await door.start();
    expect(door.place).toBe("open");
  });

  it("can be changed for the other one, and shuts behind a locked vault", async () => {
    const door = await doorTo("none");
    door.existing();
    expect([door.place, door.chooses]).toEqual(["unlock", true]);
    door.another();
    expect(door.place).toBe("first-run");
    door.opened({ ...host.state, vault: "open" });
    expect(door.place).toBe("open");
    door.locked({ ...host.state, vault: "locked" });
    expect([door.place, door.chooses]).toEqual(["unlock", false]);
  });
});
