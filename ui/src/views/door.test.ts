import { beforeEach, describe, expect, it } from "vitest";
import { FakeWarraq } from "../ipc/fake";
import { useHost } from "../ipc/host";
import { Door } from "./door.svelte";

let host: FakeWarraq;

beforeEach(() => {
  host = new FakeWarraq();
  useHost(host);
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

  it("asks for a vault that was there before a new one is made", async () => {
    const host = new FakeWarraq({ vault: "none" });
    host.state.vault_away = true;
    useHost(host);
    const door = new Door();
    await door.start();
    expect(door.place).toBe("unlock");
    door.another();
    expect(door.place).toBe("first-run");
    door.existing("/media/usb/news.warraq");
    expect([door.place, door.at, door.chooses]).toEqual([
      "unlock",
      "/media/usb/news.warraq",
      false,
    ]);
    door.opened({ ...host.state, vault: "open" });
    expect(door.at).toBeNull();
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
