import { beforeEach, describe, expect, it } from "vitest";
import { FakeWarraq } from "../../ipc/fake";
import { useHost } from "../../ipc/host";
import { FirstRunForm, vaultIn } from "./first_run.svelte";
import { UnlockForm } from "./unlock.svelte";

const PASSPHRASE = "نخلة سحاب مرسى قنديل";
let host: FakeWarraq;

beforeEach(() => {
  host = new FakeWarraq({ vault: "none" });
  useHost(host);
});

function filled(): FirstRunForm {
  const form = new FirstRunForm(host.state);
  form.name = " روجين ";
  form.passphrase = PASSPHRASE;
  form.again = PASSPHRASE;
  return form;
}

describe("the first run", () => {
  it("names what is missing once the person tries, and asks the host for nothing", async () => {
    const form = new FirstRunForm(host.state);
    form.again = "x";
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

  it("makes the vault, keeps the recovery key to be shown, and forgets the passphrase", async () => {
    const form = filled();
    expect(await form.create()).toBe(true);
    expect(form.created?.recovery_key).not.toBe("");
    expect(form.created?.state.person).toEqual({ name: "روجين", role: "" });
    expect([form.passphrase, form.again]).toEqual(["", ""]);
  });

  it("keeps everything when the host refuses", async () => {
    host.failing.set("vault_create", { code: "vault_exists", detail: "" });
    const form = filled();
    expect(await form.create()).toBe(false);
    expect(form.error?.code).toBe("vault_exists");
    expect(form.passphrase).toBe(PASSPHRASE);
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
