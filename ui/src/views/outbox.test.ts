import { describe, expect, it } from "vitest";
import { all, click, fill, find, press, showWindow, until } from "./testing";

const shown = showWindow();

/** The article that is open. */
function open(): string {
  const { requests } = shown.host;
  const last = requests.filter(({ command }) => command === "article_open").at(-1);
  return String(last?.args["id"]);
}

async function showOutbox(): Promise<void> {
  press("خ", "KeyO", { ctrlKey: true, shiftKey: true });
  await until(() => expect(find("outbox")).not.toBeNull());
}

describe("the outbox", () => {
  it("says that it is empty, and what to do", async () => {
    await showOutbox();
    await until(() => expect(find("outbox-empty")?.textContent).toContain("التسليم"));
  });

  it("has what readers see under an embargo first, and leads to that embargo", async () => {
    const { host } = shown;
    const lines = all("library-item");
    const [first = "", second = ""] = lines.map(
      (line) => line.closest<HTMLElement>("[data-article]")?.dataset["article"] ?? "",
    );
    host.outbox.put(second, { state: "refused", reason: { kind: "login" } });
    host.outbox.put(first, {
      state: "verified",
      wish: { state: "draft" },
      remote_state: "published",
      remote_url: "https://a.example/1",
      alert: { kind: "embargo-live", until: "2099-12-01T12:00:00Z" },
    });
    await showOutbox();
    host.emit("outbox-rests", { error: null });
    await until(() => expect(all("outbox-item")).toHaveLength(2));
    const told = all("outbox-item").find((line) => line.dataset["state"] === "verified");
    expect(told?.classList.contains("person")).toBe(true);
    expect(told?.querySelector('[data-testid="outbox-state"]')?.textContent).toContain(
      "منشور رغم الحظر",
    );
    expect(told?.querySelector('[data-testid="outbox-alert"]')?.textContent).toContain("2099");
    expect(told?.textContent).not.toContain("مسودة");
    told?.focus();
    press("Enter", "Enter");
    await until(() => expect(document.activeElement).toBe(find("field-embargo")));
  });

  it("says which words a site did not keep, and publishes without them where somebody says so", async () => {
    const { host } = shown;
    const line = all("library-item")[0]?.closest<HTMLElement>("[data-article]");
    const article = line?.dataset["article"] ?? "";
    host.outbox.put(article, {
      state: "refused",
      remote_state: "draft",
      reason: { kind: "words-lost", detail: "< 5% هذا العام" },
    });
    await showOutbox();
    host.emit("outbox-rests", { error: null });
    await until(() => expect(find("outbox-anyway")).not.toBeNull());
    expect(find("outbox-state")?.textContent).toContain("سقطت منه كلمات");
    expect(find("outbox-item")?.textContent).toContain("< 5% هذا العام");
    expect(find("outbox-anyway")?.textContent).toContain("انشره رغم ذلك");
    click("outbox-anyway");
    await until(() => expect(find("outbox-item")?.dataset["state"]).toBe("sending"));
  });

  it("has what needs a person first, and everything is done by keyboard", async () => {
    const { host } = shown;
    const ids = all("library-item").map(
      (line) => line.closest<HTMLElement>("[data-article]")?.dataset["article"] ?? "",
    );
    const [first = "", second = "", third = ""] = ids;
    host.outbox.put(first, { state: "sending", step: 3, task: "read" });
    host.outbox.put(second, { state: "refused", reason: { kind: "login" } });
    host.outbox.put(third, {
      state: "verified",
      remote_state: "published",
      remote_url: "https://a.example/1",
    });
    await showOutbox();
    host.emit("outbox-rests", { error: null });
    await until(() => expect(all("outbox-item")).toHaveLength(3));
    const lines = (): string[] => all("outbox-item").map((line) => line.dataset["state"] ?? "");
    expect(lines()).toEqual(["refused", "sending", "verified"]);
    expect(all("outbox-item")[0]?.textContent).toContain("كلمة مرور");
    all("outbox-item")[0]?.focus();
    press("ArrowDown", "ArrowDown");
    expect(document.activeElement).toBe(all("outbox-item")[1]);
    press(" ", "Space");
    await until(() => expect(lines()).toEqual(["refused", "paused", "verified"]));
    press(" ", "Space");
    await until(() => expect(lines()).toEqual(["refused", "queued", "verified"]));
    press("Delete", "Delete");
    await until(() => expect(lines()).toEqual(["refused", "verified", "cancelled"]));
    all("outbox-item")[0]?.focus();
    press("Enter", "Enter");
    await until(() => expect(lines()).toEqual(["queued", "verified", "cancelled"]));
    press("End", "End");
    press("ArrowUp", "ArrowUp");
    press("Enter", "Enter");
    await until(() => expect(host.outbox.opened).toEqual(["https://a.example/1"]));
  });

  it("says what went over the line, keeps a limit, and sends one over it only where that is asked for", async () => {
    const { host } = shown;
    const until_ = "2026-12-01T00:00:00Z";
    const item = host.outbox.put(open(), {
      state: "queued",
      reason: { kind: "budget", until: until_ },
      next_try: until_,
    });
    await showOutbox();
    await until(() => expect(find("line-spent")?.textContent).toContain("12"));
    click("line-change");
    // Who pressed it by the keyboard goes on writing.
    await until(() => expect(document.activeElement).toBe(find("line-most")));
    fill("line-most", "500");
    fill("line-per", "day");
    click("line-keep");
    await until(() => expect(find("line-spent")?.textContent).toContain("500"));
    expect(host.outbox.spent.budget).toEqual({ megabytes: 500, per: "day" });
    expect(find("outbox-now")).toBeNull();
    click("outbox-anyway");
    await until(() => expect(find("outbox-anyway")).toBeNull());
    expect(item.reason).toBeNull();
  });

  it("shows bytes as they go, and reads the list once for many of them", async () => {
    const { host } = shown;
    const id = open();
    const item = host.outbox.put(id, { state: "sending", step: 1, task: "media" });
    await showOutbox();
    host.emit("outbox-rests", { error: null });
    await until(() => expect(all("outbox-item")).toHaveLength(1));
    const lists = (): number =>
      host.requests.filter(({ command }) => command === "outbox_list").length;
    const before = lists();
    for (let bytes = 1000; bytes <= 54_000; bytes += 1000) host.outbox.becomes(item.id, {}, bytes);
    await until(() => expect(find("outbox-item")?.textContent).toContain("54"));
    expect(lists()).toBe(before);
    for (let step = 2; step < 6; step += 1) host.outbox.becomes(item.id, { step });
    await until(() => expect(lists()).toBe(before + 1));
  });

  it("says why it stopped, and that nothing is lost", async () => {
    await showOutbox();
    shown.host.emit("outbox-rests", { error: { code: "disk_full", detail: "" } });
    await until(() => expect(find("notice")?.textContent).toContain("لا يُرسل شيء مرتين"));
  });
});
