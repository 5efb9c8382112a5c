import { flushSync, mount, unmount } from "svelte";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { FakeWarraq } from "../../ipc/fake";
import { useHost } from "../../ipc/host";
import { paper } from "../../shared/paper";
import RecoveryKey from "./RecoveryKey.svelte";
import { SecretsForm } from "./secrets.svelte";
import SecretsSheet from "./SecretsSheet.svelte";
import Unlock from "./Unlock.svelte";

let host: FakeWarraq;
let shown: Record<string, unknown> | null = null;

beforeEach(() => {
  host = new FakeWarraq({ vault: "locked" });
  useHost(host);
});

afterEach(async () => {
  if (shown !== null) await unmount(shown);
  shown = null;
  vi.unstubAllGlobals();
});

const find = (testid: string): HTMLElement | null =>
  document.querySelector(`[data-testid="${testid}"]`);

function fill(testid: string, value: string): void {
  const input = find(testid) as HTMLInputElement;
  input.value = value;
  input.dispatchEvent(new Event("input", { bubbles: true }));
  flushSync();
}

function send(): void {
  document.querySelector("form")?.requestSubmit();
}

it("the door says how long the next try has to wait", async () => {
  host.vault.wait_s = 65;
  const props = { app: host.state, onopen: vi.fn(), onnew: vi.fn() };
  shown = mount(Unlock, { target: document.body, props });
  await vi.waitFor(() => expect(find("unlock-wait")?.textContent).toMatch(/دقيقة.*5.*ثوان/u));
  fill("unlock-passphrase", "correct horse");
  expect((find("unlock-submit") as HTMLButtonElement).disabled).toBe(true);
  send();
  expect(host.requests.map(({ command }) => command)).not.toContain("vault_unlock");
});

it("a passphrase is changed by keyboard, and what is at fault gets the focus", async () => {
  const form = new SecretsForm();
  shown = mount(SecretsSheet, { target: document.body, props: { form, path: "/a" } });
  flushSync();
  expect(document.activeElement).toBe(find("secrets-current"));
  fill("secrets-current", "correct horse");
  fill("secrets-next", "نخلة سحاب مرسى قنديل");
  fill("secrets-again", "نخلة");
  send();
  await vi.waitFor(() => expect(document.activeElement).toBe(find("secrets-again")));
  fill("secrets-again", "نخلة سحاب مرسى قنديل");
  send();
  await vi.waitFor(() => expect(find("secrets-done")?.textContent).toBe("تغيّرت عبارة المرور."));
});

it("a recovery key is printed on a sheet that is gone with it", async () => {
  vi.stubGlobal("CSSStyleSheet", function (): { replaceSync(): void } {
    return { replaceSync: () => undefined };
  });
  document.adoptedStyleSheets = [];
  const print = vi.spyOn(paper, "print").mockResolvedValue();
  const props = { recoveryKey: "7K3MQ-9XD4T", path: "/a.warraq", done: "تم", ondone: vi.fn() };
  shown = mount(RecoveryKey, { target: document.body, props });
  find("recovery-print")?.click();
  expect(print).toHaveBeenCalledOnce();
  const sheet = document.querySelector("body > .on-paper");
  expect(sheet?.textContent).toContain("7K3MQ-9XD4T");
  expect(sheet?.textContent).toContain("/a.warraq");
  await unmount(shown);
  shown = null;
  expect(document.querySelector("body > .on-paper")).toBeNull();
});
