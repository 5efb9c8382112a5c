import { flushSync } from "svelte";
import { expect, it, vi } from "vitest";
import { t } from "../i18n";
import type { LogKind } from "../ipc/bindings";
import { find, showWindow } from "./testing";

const shown = showWindow();

it("says of which moment the words are while they cannot be saved", async () => {
  const words = (): string => find("word-count")?.textContent ?? "";
  expect(words()).not.toContain("عند آخر حفظ");
  shown.host.failing.set("article_save_fields", { code: "disk_full", detail: "" });
  const headline = find("field-headline") as HTMLTextAreaElement;
  headline.value = "عنوان لا مكان له";
  headline.dispatchEvent(new Event("input", { bubbles: true }));
  flushSync();
  await vi.waitFor(() => expect(find("save-state")?.dataset["state"]).toBe("failed"), {
    timeout: 5000,
  });
  expect(words()).toContain("عند آخر حفظ");
});

it("has words for whatever was wrong with the log of saves", () => {
  const kinds: LogKind[] = ["another", "mended", "partly", "damaged", "unread"];
  for (const kind of kinds) {
    expect(t(`vault.log_short_${kind}`)).toMatch(/سجل/u);
    expect(t(`vault.log_${kind}`, { path: "wal", vault: "vault" })).toMatch(/سجل/u);
  }
});
