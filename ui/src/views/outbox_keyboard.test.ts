import { describe, expect, it } from "vitest";
import { all, find, press, showWindow, until } from "./testing";

const shown = showWindow();

describe("the keyboard in the outbox", () => {
  it("begins at the first delivery, even where that comes a moment later", async () => {
    const { host } = shown;
    press("خ", "KeyO", { ctrlKey: true, shiftKey: true });
    await until(() => expect(find("outbox-empty")).not.toBeNull());
    const opened = host.requests.filter(({ command }) => command === "article_open").at(-1);
    host.outbox.put(String(opened?.args["id"]), { state: "queued" });
    host.emit("outbox-rests", { error: null });
    await until(() => expect(all("outbox-item")).toHaveLength(1));
    await until(() => expect(document.activeElement).toBe(all("outbox-item")[0]));
  });

  it("stays at what moves on by itself", async () => {
    const { host } = shown;
    const { requests } = host;
    const opened = requests.filter(({ command }) => command === "article_open").at(-1);
    const article = String(opened?.args["id"]);
    host.outbox.put(article, { state: "refused", reason: { kind: "login" } });
    const { id } = host.outbox.put(article, { state: "sending", step: 3, task: "read" });
    host.emit("outbox-rests", { error: null });
    press("خ", "KeyO", { ctrlKey: true, shiftKey: true });
    await until(() => expect(all("outbox-item")).toHaveLength(2));
    all("outbox-item")[1]?.focus();
    host.outbox.becomes(id, { state: "verified", step: 6, task: null });
    await until(() => expect(all("outbox-item")[1]?.dataset["state"]).toBe("verified"));
    await until(() => expect(document.activeElement).toBe(all("outbox-item")[1]));
  });
});
