import { flushSync } from "svelte";
import { expect, it, vi } from "vitest";
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
