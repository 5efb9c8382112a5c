import { flushSync, mount, unmount } from "svelte";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { FakeWarraq } from "../../ipc/fake";
import type { Backups } from "../../ipc/bindings";
import { useHost } from "../../ipc/host";
import { BackupsDesk } from "./backups.svelte";
import BackupsSheet from "./BackupsSheet.svelte";
import { PlanForm } from "./plan.svelte";

let host: FakeWarraq;
let desk: BackupsDesk;
let saved: boolean;
const onbrought = vi.fn();
const onrestored = vi.fn();
let shown: Record<string, unknown> | null = null;

beforeEach(async () => {
  host = new FakeWarraq();
  useHost(host);
  saved = true;
  onbrought.mockClear();
  onrestored.mockClear();
  const flush = (): Promise<boolean> => Promise.resolve(saved);
  desk = new BackupsDesk({ flush, onbrought, onrestored });
  await desk.refresh();
});

afterEach(async () => {
  if (shown !== null) await unmount(shown);
  shown = null;
});

const sent = (): string[] => host.requests.map(({ command }) => command);
const find = (testid: string): HTMLElement | null =>
  document.querySelector(`[data-testid="${testid}"]`);
function listed(): Backups {
  if (desk.listed === null) throw new Error("nothing is listed");
  return desk.listed;
}

const until = (is: () => void): Promise<void> =>
  vi.waitFor(() => {
    flushSync();
    is();
  });

function choose(): void {
  const backup = desk.listed?.folders[0]?.backups[0];
  if (backup === undefined) throw new Error("there is a backup");
  desk.choose(backup);
}

describe("making a backup", () => {
  it("saves first, and shows the new one", async () => {
    await desk.make();
    expect(desk.outcomes[0]?.made).not.toBeNull();
    expect(desk.listed?.folders[0]?.backups).toHaveLength(2);
  });

  it("says that nothing has changed, and what became of each folder", async () => {
    host.backups.changed = false;
    await desk.make();
    expect(desk.outcomes.map(({ made, same }) => [made, same?.kilobytes])).toEqual([[null, 2400]]);
    const form = new PlanForm(listed());
    await form.add();
    expect(await form.save()).toBe(true);
    host.backups.pulled.add("/media/stick");
    await desk.make();
    expect(desk.outcomes.map(({ error }) => error?.code)).toEqual(["vault_missing"]);
  });

  it("is told to stop once", async () => {
    const making = desk.make();
    await desk.stop();
    await desk.stop();
    await making;
    expect(sent().filter((command) => command === "backup_cancel")).toHaveLength(1);
    expect(desk.making).toBe(false);
  });
});

describe("a backup", () => {
  it("is read through", async () => {
    choose();
    await desk.verify();
    expect(desk.report).toMatchObject({ articles: 12, faults: [] });
  });

  it("gives one article back, once what is here is saved", async () => {
    choose();
    await vi.waitFor(() => expect(desk.articles.list.length).toBeGreaterThan(0));
    const id = desk.articles.list[0]?.id ?? "";
    await desk.articles.show(id);
    expect(desk.articles.shown?.article.is_here).toBe(true);
    saved = false;
    expect(await desk.articles.bring()).toBe(false);
    expect(host.backups.brought).toEqual([]);
    saved = true;
    expect(await desk.articles.bring()).toBe(true);
    expect(host.backups.brought).toEqual([id]);
    expect(onbrought).toHaveBeenCalledWith(id);
  });

  it("is put in the place of the vault only with its passphrase, and after saving", async () => {
    choose();
    await desk.ask();
    expect(await desk.restore()).toBe(false);
    desk.passphrase = "wrong";
    expect(await desk.restore()).toBe(false);
    expect(desk.error?.code).toBe("wrong_passphrase");
    desk.passphrase = "correct horse";
    saved = false;
    expect(await desk.restore()).toBe(false);
    expect(onrestored).not.toHaveBeenCalled();
    saved = true;
    expect(await desk.restore()).toBe(true);
    expect(onrestored.mock.calls[0]?.[1]).toContain("replaced");
    expect(desk.passphrase).toBe("");
  });

  it("says what would be lost before it takes the place of the vault", async () => {
    const first = [{ id: "01ARZ3", headline: "عنوان أحدث", updated_at: "2026-11-30T07:20:05Z" }];
    const words_only_here = ["حاجز", "معبر"];
    const newer_here = { count: 3, first };
    host.backups.changes = { ...host.backups.changes, newer_here, words_only_here };
    shown = mount(BackupsSheet, { target: document.body, props: { desk } });
    await until(() => expect(find("backup-item")).not.toBeNull());
    find("backup-item")?.click();
    await until(() => expect(find("backup-restore")).not.toBeNull());
    find("backup-restore")?.click();
    await until(() => expect(find("backup-newer_here")?.textContent).toContain("عنوان أحدث"));
    const words = find("backup-changes")?.textContent ?? "";
    expect(words).toContain("مقالات أحدث");
    expect(words).toContain("ومقالان آخران");
    expect(find("backup-only_here")).toBeNull();
    expect(find("backup-words_only_here")?.textContent).toContain("حاجز، معبر");
    expect(find("backup-words_only_there")).toBeNull();
    desk.back();
    await desk.ask();
    expect(desk.changes?.newer_here.count).toBe(3);
  });

  it("is left step by step", async () => {
    choose();
    await vi.waitFor(() => expect(desk.articles.list.length).toBeGreaterThan(0));
    await desk.articles.show(desk.articles.list[0]?.id ?? "");
    expect([desk.back(), desk.articles.shown]).toEqual([true, null]);
    await desk.ask();
    expect([desk.back(), desk.asking]).toEqual([true, false]);
    expect([desk.back(), desk.chosen]).toEqual([true, null]);
    expect(desk.back()).toBe(false);
  });
});

describe("the plan", () => {
  it("is kept within what makes sense, with the folders of this machine", async () => {
    const form = new PlanForm(listed());
    form.counts.every_minutes = 0;
    form.counts.days = -4;
    form.counts.weeks = Number.NaN;
    await form.add();
    await form.add();
    expect(form.folders).toEqual(["/media/stick"]);
    expect(await form.save()).toBe(true);
    const kept = host.requests.findLast(({ command }) => command === "backup_plan_save")?.args;
    expect(kept?.["plan"]).toMatchObject({ every_minutes: 1, days: 0, weeks: 0, is_on: true });
    expect(kept?.["folders"]).toEqual(["/media/stick"]);
    form.remove("/media/stick");
    expect(form.folders).toEqual([]);
  });
});

it("begins with the list, whatever was looked at last", () => {
  choose();
  void desk.ask();
  desk.passphrase = "correct horse";
  desk.open()();
  expect([desk.chosen, desk.asking, desk.passphrase]).toEqual([null, false, ""]);
});

it("the sheet leads from the list to an article and back by its buttons", async () => {
  shown = mount(BackupsSheet, { target: document.body, props: { desk } });
  await until(() => expect(find("backup-item")).not.toBeNull());
  find("backup-make")?.click();
  await until(() => expect(find("backup-outcomes")?.textContent).toContain("صُنعت نسخة"));
  find("backup-item")?.click();
  await until(() => expect(find("backup-article")).not.toBeNull());
  find("backup-verify")?.click();
  await until(() => expect(find("backup-report")?.dataset["faults"]).toBe("0"));
  find("backup-article")?.click();
  await until(() => expect(find("backup-bring")).not.toBeNull());
  find("backup-back")?.click();
  await until(() => expect(find("backup-bring")).toBeNull());
  find("backup-restore")?.click();
  await until(() => expect(find("backup-passphrase")).not.toBeNull());
  expect((find("backup-restore-yes") as HTMLButtonElement).disabled).toBe(true);
});
