import { expect, it } from "vitest";
import { click, find, showWindow, until } from "./testing";

const shown = showWindow();
const USUAL = "/home/rojin/Documents/backups";

const failed = (folder: string, code: string): void =>
  shown.host.emit("backup-failed", { folder, error: { code, detail: "" } });
const line = (): string => find("backup-foot")?.textContent.trim() ?? "";
const said = (): string[] =>
  [...document.querySelectorAll("footer [role=alert]")].map((alert) => alert.textContent);

it("tells a backup that failed once, leads to the backups, and is gone when there is one", async () => {
  failed(USUAL, "disk_full");
  await until(() => expect(line()).toContain("القرص ممتلئ"));
  expect(said()).toContain(line());
  const alert = find("backup-foot");
  failed(USUAL, "disk_full");
  await until(() => expect(find("backup-foot")).toBe(alert));
  click("backup-foot");
  await until(() => expect(find("backup-faults")?.textContent).toContain(USUAL));
  failed(USUAL, "read_only");
  await until(() => expect(line()).toContain("لا يقبل الكتابة"));
  shown.host.emit("backup-current", { folder: USUAL, damaged: false });
  await until(() => expect(find("backup-foot")).toBeNull());
  expect(said().join("")).toBe("");
});

it("is gone when one was made by hand, and stays for a folder that has none yet", async () => {
  failed(USUAL, "disk_full");
  failed("/media/stick", "vault_missing");
  await until(() => expect(line()).toContain("مجلدها غير موجود"));
  click("backup-foot");
  await until(() => expect(find("backup-make")).not.toBeNull());
  click("backup-make");
  await until(() => expect(find("backup-outcomes")?.textContent).toContain("صُنعت نسخة"));
  expect(line()).toContain("مجلدها غير موجود");
  shown.host.emit("backup-current", { folder: "/media/stick", damaged: false });
  await until(() => expect(find("backup-foot")).toBeNull());
});

it("tells a damaged one that was replaced until somebody has looked", async () => {
  shown.host.emit("backup-current", { folder: USUAL, damaged: true });
  await until(() => expect(line()).toContain("متضررة"));
  expect(said()).toContain(line());
  click("backup-foot");
  await until(() => expect(find("backup-replaced")?.textContent).toContain(USUAL));
  shown.host.emit("backup-current", { folder: USUAL, damaged: true });
  await until(() => expect(find("backup-replaced")?.querySelectorAll("li")).toHaveLength(1));
  document.querySelector("dialog")?.dispatchEvent(new Event("cancel", { cancelable: true }));
  await until(() => expect(find("backup-foot")).toBeNull());
});
