import { beforeEach, describe, expect, it } from "vitest";
import { FakeWarraq } from "../../ipc/fake";
import { useHost } from "../../ipc/host";
import { HeldClock } from "../../shared/held_clock";
import { FirstRunForm, vaultIn } from "./first_run.svelte";
import type { NewPassphrase } from "./new_passphrase.svelte";
import { SecretsForm } from "./secrets.svelte";
import { UnlockForm } from "./unlock.svelte";

const PASSPHRASE = "نخلة سحاب مرسى قنديل";
let host: FakeWarraq;

beforeEach(() => {
  host = new FakeWarraq({ vault: "none" });
  useHost(host);
});

function type(passphrase: NewPassphrase, typed: string, again = typed): void {
  Object.assign(passphrase, { typed, again });
}

function filled(): FirstRunForm {
  const form = new FirstRunForm(host.state);
  form.name = " روجين ";
  type(form.passphrase, PASSPHRASE);
  return form;
}

describe("the first run", () => {
  it("makes an empty vault where one was before only when the person insists", async () => {
    const form = filled();
    host.failing.set("vault_create", { code: "vault_left", detail: "" });
    expect(await form.create()).toBe(false);
    expect(form.error?.code).toBe("vault_left");
    host.failing.delete("vault_create");
    expect(await form.create(true)).toBe(true);
    const made = host.requests.filter(({ command }) => command === "vault_create");
    expect(made.map(({ args }) => (args["vault"] as { anew: boolean }).anew)).toEqual([
      false,
      true,
    ]);
  });

  it("names what is missing once the person tries, and asks the host for nothing", async () => {
    const form = new FirstRunForm(host.state);
    form.passphrase.again = "x";
    form.path = " ";
    expect(form.shows("name_missing")).toBe(false);
    expect(await form.create()).toBe(false);
    expect(form.faults).toEqual([
      "name_missing",
      "passphrase_short",
      "passphrases_differ",
      "path_missing",
    ]);
    expect(form.shows("name_missing")).toBe(true);
    expect(host.requests).toEqual([]);
  });

  it("takes an easy passphrase only where the person insists on this very one", async () => {
    const form = filled();
    type(form.passphrase, "روجين١٩٩٠");
    expect(await form.create()).toBe(false);
    expect(form.shows("passphrase_easy")).toBe(true);
    expect(host.requests.map(({ command }) => command)).toEqual(["vault_passphrase_strength"]);
    form.passphrase.strength.insisted = true;
    type(form.passphrase, "روجين١٩٩١");
    expect(await form.create()).toBe(false);
    form.passphrase.strength.insisted = true;
    expect(await form.create()).toBe(true);
    expect(form.passphrase.strength.told).toBeNull();
  });

  it("makes the vault, keeps the recovery key to be shown, and forgets the passphrase", async () => {
    const form = filled();
    expect(await form.create()).toBe(true);
    expect(form.created?.recovery_key).not.toBe("");
    expect(form.created?.state.person).toEqual({ name: "روجين", role: "" });
    expect([form.passphrase.typed, form.passphrase.again]).toEqual(["", ""]);
  });

  it("keeps everything when the host refuses", async () => {
    host.failing.set("vault_create", { code: "vault_exists", detail: "" });
    const form = filled();
    expect(await form.create()).toBe(false);
    expect(form.error?.code).toBe("vault_exists");
    expect(form.passphrase.typed).toBe(PASSPHRASE);
    expect(form.busy).toBe(false);
  });

  it("puts the file into the chosen folder, on any system", async () => {
    const form = new FirstRunForm(host.state);
    host.chosen = "/media/stick";
    await form.choosePlace();
    expect(form.path).toBe("/media/stick/vault.warraq");
    host.chosen = null;
    await form.choosePlace();
    expect(form.path).toBe("/media/stick/vault.warraq");
    expect(vaultIn("C:\\Users\\rojin")).toBe("C:\\Users\\rojin\\vault.warraq");
    expect(vaultIn("/a/")).toBe("/a/vault.warraq");
    expect(vaultIn("/a/desk.warraq")).toBe("/a/desk.warraq");
  });
});

describe("unlocking", () => {
  it("says why not, keeps what was typed, and opens with the right passphrase", async () => {
    const form = new UnlockForm("/a/vault.warraq");
    expect(await form.unlock()).toBeNull();
    expect(host.requests).toEqual([]);
    form.passphrase = "wrong";
    expect(await form.unlock()).toBeNull();
    expect(form.error?.code).toBe("wrong_passphrase");
    expect(form.passphrase).toBe("wrong");
    form.passphrase = "correct horse";
    expect((await form.unlock())?.vault).toBe("open");
    expect([form.passphrase, form.error]).toEqual(["", null]);
  });

  it("opens another vault that was chosen", async () => {
    const form = new UnlockForm("/a/vault.warraq");
    expect(form.place).toBe("/a/vault.warraq");
    host.chosen = "/b/vault.warraq";
    expect(await form.chooseOther()).toBe(true);
    expect(form.place).toBe("/b/vault.warraq");
    form.passphrase = "correct horse";
    await form.unlock();
    expect(host.requests.at(-1)?.args["path"]).toBe("/b/vault.warraq");
    host.chosen = null;
    expect(await form.chooseOther()).toBe(false);
    expect(form.place).toBe("/b/vault.warraq");
  });
});

describe("the wait after wrong tries", () => {
  it("counts down, lets nobody try meanwhile, and ends by itself", async () => {
    const clock = new HeldClock();
    const form = new UnlockForm("/a/vault.warraq", clock);
    await form.begin();
    expect(form.wait.left_s).toBe(0);
    form.passphrase = "wrong";
    for (let tries = 0; tries < 3; tries += 1) await form.unlock();
    expect([form.wait.left_s, form.ready]).toEqual([5, false]);
    const asked = host.requests.length;
    expect(await form.unlock()).toBeNull();
    expect(host.requests).toHaveLength(asked);
    await clock.pass(1000);
    expect(form.wait.left_s).toBe(4);
    host.vault.wait_s = 0;
    await clock.pass(4000);
    expect([form.wait.left_s, form.wait.over, form.ready]).toEqual([0, true, true]);
    form.passphrase = "correct horse";
    expect((await form.unlock())?.vault).toBe("open");
  });

  it("is known at the door, also after a restart", async () => {
    host.vault.wait_s = 40;
    const form = new UnlockForm("/a/vault.warraq", new HeldClock());
    await form.begin();
    form.passphrase = "correct horse";
    expect([form.wait.left_s, form.ready]).toEqual([40, false]);
  });
});

describe("other secrets", () => {
  function typed(current: string, next = "", again = next): SecretsForm {
    const form = new SecretsForm(new HeldClock());
    form.current = current;
    type(form.next, next, again);
    return form;
  }

  it("names what is missing, and asks the host for nothing", async () => {
    const form = typed("", "قصيرة", "x");
    expect(await form.run()).toBe(false);
    expect(form.faults).toEqual(["current_missing", "passphrase_short", "passphrases_differ"]);
    expect(typed(PASSPHRASE, PASSPHRASE).faults).toEqual(["same"]);
    const asked = host.requests.map(({ command }) => command);
    expect(asked.filter((command) => command !== "vault_wait")).toEqual([
      "vault_passphrase_strength",
    ]);
  });

  it("takes an easy one only where the person insists", async () => {
    const form = typed("correct horse", "كلمةواحدة");
    expect(await form.run()).toBe(false);
    expect(form.faults).toEqual(["passphrase_easy"]);
    form.next.strength.insisted = true;
    expect(await form.run()).toBe(true);
    expect(form.next.strength.insisted).toBe(false);
  });

  it("changes the passphrase by the one before, and forgets what was typed", async () => {
    const form = typed("correct horse", PASSPHRASE);
    expect(await form.run()).toBe(true);
    const { done, current, next } = form;
    expect([done, current, next.typed, next.again]).toEqual(["passphrase", "", "", ""]);
    const door = new UnlockForm("/a/vault.warraq", new HeldClock());
    door.passphrase = PASSPHRASE;
    expect((await door.unlock())?.vault).toBe("open");
  });

  it("changes nothing for a wrong one, keeps what was typed, and makes guessers wait", async () => {
    const form = typed("wrong", PASSPHRASE);
    for (let tries = 0; tries < 3; tries += 1) expect(await form.run()).toBe(false);
    expect([form.error?.code, form.next.typed, form.done]).toEqual([
      "wrong_passphrase",
      PASSPHRASE,
      null,
    ]);
    expect(form.wait.left_s).toBe(5);
    form.current = "correct horse";
    const asked = host.requests.length;
    expect(await form.run()).toBe(false);
    expect(host.requests).toHaveLength(asked);
  });

  it("shows a new recovery key until it is kept, which opens the vault", async () => {
    const form = typed("correct horse");
    form.choose("recovery");
    form.current = "correct horse";
    expect(await form.run()).toBe(true);
    const key = form.key ?? "";
    expect([form.done, key.length]).toEqual(["recovery", 41]);
    form.kept();
    expect(form.key).toBeNull();
    const door = new UnlockForm("/a/vault.warraq", new HeldClock());
    door.passphrase = key;
    expect((await door.unlock())?.vault).toBe("open");
  });
});
