import { beforeEach, describe, expect, it, vi } from "vitest";
import type { EditorHandle, Suggestion } from "../editor";
import { commands } from "../ipc/bindings";
import { FakeWarraq } from "../ipc/fake";
import { numberedId } from "../ipc/fake/sample";
import { useHost } from "../ipc/host";
import { actions, paletteCommands } from "./commands";
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

const still = (): void => undefined;
const elsewhere = { toDifference: () => false, nameVersion: still };
const moves = {
  nextPane: still,
  previousPane: still,
  filter: still,
  ...{ copyExport: still, print: still, ...elsewhere },
};

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

describe("importing", () => {
  const paths = ["/in/خبر.html"];

  it("shows its report once it is done, and the articles in the list", async () => {
    await room.importFiles(paths);
    expect(room.sheet).toBe("import");
    const [came] = room.importing.imported;
    expect(room.library.articles.map((one) => one.id)).toContain(came?.id);
  });

  it("shows nothing where the system's dialog was left", async () => {
    await room.importFiles(null);
    expect(room.sheet).toBeNull();
  });

  it("takes neither the keys from whoever goes on working, nor another sheet's place", async () => {
    room.goesOn();
    host.imports.pace_ms = 1;
    const working = room.importFiles(paths);
    room.goesOn();
    await working;
    expect([room.sheet, room.importing.reported]).toEqual([null, true]);
    room.sheet = "settings";
    await room.importFiles(paths);
    expect(room.sheet).toBe("settings");
  });

  it("makes an article of what was pasted, or says on the sheet why not", async () => {
    room.sheet = "paste";
    expect((await room.importPasted(null, " "))?.code).toBe("file_empty");
    expect([room.sheet, room.importing.reported]).toEqual(["paste", false]);
    expect(await room.importPasted("<p>خبر</p>", "خبر")).toBeNull();
    expect(room.sheet).toBe("import");
  });
});

describe("a change made from a sheet", () => {
  const clean = () => commands.cleaningApply(numberedId(1), version(), ["tatweel"]);
  let bases: number[];
  const version = (): number => bases.at(-1) ?? 0;

  beforeEach(() => (bases = []));

  it("starts from what was typed last, and is on the page with a way back", async () => {
    room.article?.setField("place", "حلب");
    const loads = room.article?.loads ?? 0;
    const refusal = await room.change(numberedId(1), (base_version) => {
      bases.push(base_version);
      return clean();
    });
    expect([refusal, bases]).toEqual([null, [2]]);
    expect([room.article?.loads, room.article?.progress.last.version]).toEqual([loads + 1, 3]);
    expect(room.article?.fields.place).toBe("حلب");
    expect(room.undo.notice).toMatchObject({ kind: "offer" });
    await room.undo.run();
    expect(room.undone).toBe(1);
  });

  it("leaves the page alone where it is of another article", async () => {
    const loads = room.article?.loads;
    const refusal = await room.change(numberedId(2), (base_version) =>
      commands.cleaningApply(numberedId(2), base_version, ["tatweel"]),
    );
    expect([refusal, room.article?.loads]).toEqual([null, loads]);
  });

  it("is not made while something typed is not saved, nor of an article that is gone", async () => {
    expect((await room.change("01NOSUCH", clean))?.code).toBe("not_found");
    host.failing.set("article_save_fields", FULL);
    room.article?.setField("place", "حلب");
    expect((await room.change(numberedId(1), clean))?.code).toBe("disk_full");
    expect(sent()).not.toContain("cleaning_apply");
  });

  it("says why it was refused", async () => {
    host.failing.set("cleaning_apply", FULL);
    expect((await room.change(numberedId(1), clean))?.code).toBe("disk_full");
    expect(room.undo.notice).toBeNull();
  });

  it("can be taken back by its shortcut on the sheet, which hears no other but the lock", () => {
    expect(room.hears("lock")).toBe(true);
    room.sheet = "report";
    expect([room.hears("undo_action"), room.hears("new_article")]).toEqual([true, false]);
    // Whoever locks is in a hurry.
    expect(room.hears("lock")).toBe(true);
    room.sheet = "palette";
    expect(room.hears("undo_action")).toBe(false);
    room.sheet = null;
    room.leaving = "lock";
    expect(room.hears("undo_action")).toBe(false);
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

describe("the keys of suggestions", () => {
  const at: Suggestion = {
    key: "change:s1",
    id: "s1",
    kind: "insertion",
    person: "روجين",
    at: "2024-01-17T10:00:00Z",
    text: "نص",
    replaced: "",
    comment: "",
  };

  it("decide about the one at the caret and find the next", () => {
    const run = vi.fn<EditorHandle["run"]>(() => true);
    const suggested = room.article?.suggested;
    suggested?.attach({ run, focus: () => undefined });
    const keys = actions(room, moves);
    keys.accept_suggestion();
    expect(run).not.toHaveBeenCalled();
    Object.assign(suggested ?? {}, { list: [at], here: [at.key] });
    keys.reject_suggestion();
    keys.next_suggestion();
    expect(run.mock.calls).toEqual([
      ["reject_suggestion", { id: "s1" }],
      ["next_suggestion", undefined],
    ]);
    const offered = paletteCommands(keys, room);
    offered.find((command) => command.id === "accept_all")?.run();
    expect(run).toHaveBeenLastCalledWith("accept_all", undefined);
  });

  it("open the review, which says that there are none", () => {
    actions(room, moves).next_suggestion();
    expect([room.tab, room.tabAsked]).toEqual(["review", 1]);
    const offered = paletteCommands(actions(room, moves), room);
    expect(offered.map((command) => command.id)).not.toContain("accept_all");
  });
});
