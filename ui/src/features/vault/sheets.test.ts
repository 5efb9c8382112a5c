import { flushSync, mount, unmount } from "svelte";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { FakeWarraq } from "../../ipc/fake";
import { useHost } from "../../ipc/host";
import { paper } from "../../shared/paper";
import FirstRun from "./FirstRun.svelte";
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
  await vi.waitFor(() => expect(document.activeElement).toBe(find("secrets-current")));
  fill("secrets-current", "correct horse");
  fill("secrets-passphrase", "نخلة سحاب مرسى قنديل");
  fill("secrets-passphrase-again", "نخلة");
  send();
  await vi.waitFor(() => expect(document.activeElement).toBe(find("secrets-passphrase-again")));
  fill("secrets-passphrase-again", "نخلة سحاب مرسى قنديل");
  send();
  await vi.waitFor(() => expect(find("secrets-done")?.textContent).toBe("تغيّرت عبارة المرور."));
});

it("the first run weighs the passphrase beside the names, and takes an easy one where somebody insists", async () => {
  host = new FakeWarraq({ vault: "none" });
  useHost(host);
  const onopen = vi.fn();
  shown = mount(FirstRun, {
    target: document.body,
    props: { app: host.state, onopen, onexisting: vi.fn() },
  });
  fill("first-run-name", "روجين");
  fill("first-run-passphrase", "كلمةواحدة");
  fill("first-run-passphrase-again", "كلمةواحدة");
  send();
  await vi.waitFor(() => expect(document.activeElement).toBe(find("first-run-passphrase")));
  const weighed = host.requests.find(({ command }) => command === "vault_passphrase_strength");
  expect(weighed?.args["ownNames"]).toContain("روجين");
  find("first-run-insist")?.click();
  send();
  await vi.waitFor(() => expect(find("recovery-key")).not.toBeNull());
});

it("a recovery key is printed on a sheet that is gone with it", async () => {
  vi.stubGlobal("CSSStyleSheet", function (): { replaceSync(): void } {
    return { replaceSync: () => undefined };
  });
  document.adoptedStyleSheets = [];
  const print = vi.spyOn(paper, "print").mockResolvedValue();
  const props = { recoveryKey: "7K3MQ-9XD4T", path: "/a.warraq", done: "تم", ondone: vi.fn() };
  shown = mount(RecoveryKey, { target: document.body, props });
  flushSync();
  find("recovery-print")?.click();
  expect(print).toHaveBeenCalledOnce();
  const sheet = document.querySelector("body > .on-paper");
  expect(sheet?.textContent).toContain("7K3MQ-9XD4T");
  expect(sheet?.textContent).toContain("/a.warraq");
  await unmount(shown);
  shown = null;
  expect(document.querySelector("body > .on-paper")).toBeNull();
});

it("a damaged vault is salvaged at the door, with a report, and the new one opened", async () => {
  host.vault.damaged = true;
  const onopen = vi.fn();
  shown = mount(Unlock, {
    target: document.body,
    props: { app: host.state, onopen, onnew: vi.fn() },
  });
  fill("unlock-passphrase", "correct horse");
  send();
  await vi.waitFor(() => expect(find("unlock-salvage")).not.toBeNull());
  flushSync();
  find("unlock-salvage")?.click();
  await vi.waitFor(() => expect(find("salvaged")).not.toBeNull());
  const report = find("salvaged")?.textContent ?? "";
  expect(report).toContain("هدوء في الأسواق");
  expect(report).toMatch(/ضاعت صورته .?سوق\.jpg/u);
  expect(report).toContain("vault.salvaged.warraq");
  expect(report).toMatch(/في المراجعة .?3/u);
  const [partly, bare] = find("salvaged")?.querySelectorAll("li") ?? [];
  const told = (item: Element | undefined) =>
    Array.from(item?.querySelectorAll("span") ?? [], (line) => line.textContent);
  expect(told(partly)).toEqual([
    expect.stringMatching(/بقي بعض نصه\. ضاعت منه .?40.? كلمة/u),
    expect.stringContaining("المراجعة"),
    "عنوانه واسم كاتبه وسائر حقوله من مراجعة سابقة.",
    "قد ينقص وسم منه أو يختلف ترتيب وسومه.",
    expect.stringContaining("صورته"),
  ]);
  expect(told(bare)).toEqual(["لم يبق من نصه شيء.", "ضاع عنوانه واسم كاتبه وسائر حقوله."]);
  const lost = Array.from(
    find("salvaged")?.querySelectorAll("p") ?? [],
    (line) => line.textContent,
  );
  expect(lost).toContainEqual(expect.stringContaining("قائمة الكلمات التي لا تُنشر ليست في"));
  expect(lost).toContainEqual(expect.stringContaining("فقد تنقص مقالات بأكملها"));
  expect(lost).toContainEqual(expect.stringMatching(/لم يبقَ إلا ذكرها في غيرها: .?2/u));
  expect(document.activeElement).toBe(find("salvaged-open"));
  find("salvaged-open")?.click();
  await vi.waitFor(() => expect(onopen).toHaveBeenCalledOnce());
  expect(host.state.vault_path).toBe("/home/rojin/Documents/vault.salvaged.warraq");
});

it("a damaged vault names its newest backup at the door, which takes its place at a press", async () => {
  host.vault.damaged = true;
  const folder = "/home/rojin/Documents/backups";
  const [path, by_clock] = ["2001-01-04", "2026-12-03"].map(
    (day) => `${folder}/vault.auto-${day}T10-00-00Z.warraq`,
  );
  host.vault.backup = { path: path ?? "", by_clock: by_clock ?? null };
  const onopen = vi.fn();
  const props = { app: host.state, onopen, onnew: vi.fn() };
  shown = mount(Unlock, { target: document.body, props });
  fill("unlock-passphrase", "correct horse");
  send();
  await vi.waitFor(() => expect(find("unlock-take-backup")).not.toBeNull());
  flushSync();
  expect(find("unlock-backup")?.textContent).toContain("2001-01-04");
  expect(find("unlock-by-clock")?.textContent).toContain("2026-12-03");
  find("unlock-take-backup")?.click();
  await vi.waitFor(() => expect(onopen).toHaveBeenCalledOnce());
  const taken = host.requests.find(({ command }) => command === "vault_take_backup");
  expect(taken?.args).toMatchObject({ backup: path });
});

it("the door says what the lock stopped, and what waits for it to open", () => {
  const props = {
    app: host.state,
    stopped: ["import"] as const,
    waiting: 2,
    onopen: vi.fn(),
    onnew: vi.fn(),
  };
  shown = mount(Unlock, { target: document.body, props });
  flushSync();
  const lines = [...(find("unlock-left")?.querySelectorAll("li") ?? [])];
  expect(lines.map((line) => line.textContent)).toEqual([
    "أوقف القفل الاستيراد. ما دخل منه محفوظ؛ استورد الباقي بعد الفتح.",
    "في الصادر تسليمان ينتظران فتح الخزنة.",
  ]);
});

it("what a stopped restore has set aside is named at the door and put back by its passphrase", async () => {
  const aside = "/home/rojin/Documents/vault.replaced-2026-11-30T07-20-05Z.warraq";
  Object.assign(host.state, { vault: "none", set_aside: aside });
  const onopen = vi.fn();
  shown = mount(Unlock, {
    target: document.body,
    props: { app: host.state, onopen, onnew: vi.fn() },
  });
  flushSync();
  expect(document.body.textContent).toContain(aside);
  expect(find("unlock-submit")?.textContent).toBe("أعدها إلى مكانها وافتحها");
  fill("unlock-passphrase", "correct horse");
  send();
  await vi.waitFor(() => expect(onopen).toHaveBeenCalledOnce());
  expect(host.requests.map(({ command }) => command)).toContain("vault_put_back");
});

it("where a vault was that is not there now, its disk is asked for before a new one", async () => {
  Object.assign(host.state, { vault: "none", vault_away: true });
  const onopen = vi.fn();
  shown = mount(Unlock, {
    target: document.body,
    props: { app: host.state, onopen, onnew: vi.fn() },
  });
  flushSync();
  expect(find("unlock-away")?.textContent).toContain("قرص خارجي");
  fill("unlock-passphrase", "correct horse");
  send();
  await vi.waitFor(() => expect(onopen).toHaveBeenCalledOnce());
});

it("what is left of a vault is brought back from the place where it was", () => {
  const onopen = vi.fn();
  const at = "/media/usb/news.warraq";
  shown = mount(Unlock, {
    target: document.body,
    props: { app: { ...host.state, vault_away: true }, at, onopen, onnew: vi.fn() },
  });
  flushSync();
  expect(document.body.textContent).toContain(at);
  expect(find("unlock-away")).toBeNull();
});
