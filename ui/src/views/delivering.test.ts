import { describe, expect, it } from "vitest";
import { all, click, fill, find, press, showWindow, until } from "./testing";

const shown = showWindow();

/** The article that is open. */
function open(): string {
  const { requests } = shown.host;
  const last = requests.filter(({ command }) => command === "article_open").at(-1);
  return String(last?.args["id"]);
}

describe("delivering the open article", () => {
  it("says what to do without a site", async () => {
    press("6", "Digit6", { altKey: true });
    await until(() => expect(find("no-sites")?.textContent).toContain("أضف الموقع"));
    expect(find("push")).toBeNull();
    expect(find("places-none")).not.toBeNull();
  });

  it("offers a site that is added meanwhile", async () => {
    const { host } = shown;
    press("6", "Digit6", { altKey: true });
    await until(() => expect(find("add-site")).not.toBeNull());
    click("add-site");
    await until(() => expect(find("site-new-folder")).not.toBeNull());
    host.outbox.addSite();
    click("site-new-folder");
    fill("site-url", "/home/rojin/site");
    click("site-save");
    await until(() => expect(find("site-page")).not.toBeNull());
    await until(() => expect(find("push")).not.toBeNull());
    expect(find("no-sites")).toBeNull();
  });

  it("puts it into the outbox, shows where it is, and opens the live post", async () => {
    const { host } = shown;
    host.outbox.addSite();
    press("6", "Digit6", { altKey: true });
    await until(() => expect(find("checks")).not.toBeNull());
    fill("push-state", "publish");
    click("push");
    await until(() => expect(find("push-said")?.dataset["at"]).toBe("pushed"));
    const [item] = host.outbox.items;
    expect(item).toMatchObject({ article: open(), wish: { state: "publish" }, state: "queued" });
    await until(() => expect(find("outbox-foot")?.dataset["open"]).toBe("1"));
    await until(() => expect(find("push-said")?.textContent).toContain("في الصادر الآن"));
    expect(find("place-item")?.dataset["state"]).toBe("queued");
    expect(find("place-open")).toBeNull();

    host.outbox.becomes(item?.id ?? "", {
      state: "verified",
      step: 6,
      task: null,
      remote_state: "published",
      remote_url: "https://xeber24.net/?p=7",
      date: "2026-12-01T12:00:00Z",
    });
    await until(() => expect(find("place-open")).not.toBeNull());
    expect(find("place")?.dataset["state"]).toBe("published");
    expect(find("outbox-foot")).toBeNull();
    // What has arrived is no longer on its way.
    expect(find("push-said")?.textContent.trim()).toBe("");
    click("place-open");
    await until(() => expect(host.outbox.opened).toEqual(["https://xeber24.net/?p=7"]));
  });

  it("keeps what was asked for before until something else is chosen, and says so", async () => {
    const { host } = shown;
    host.outbox.addSite();
    press("6", "Digit6", { altKey: true });
    await until(() => expect(find("checks")).not.toBeNull());
    expect(find("push-before")).toBeNull();
    fill("push-state", "publish");
    click("push");
    await until(() => expect(find("push-before")?.dataset["kept"]).toBe("true"));
    expect(find("push-before")?.textContent).toContain("يبقى ما طُلب من قبل");
    fill("push-state", "draft");
    await until(() => expect(find("push-before")?.dataset["kept"]).toBe("false"));
    expect(find("push-before")?.textContent).toContain("يُلغى ما طُلب من قبل");
    const [item] = host.outbox.items;
    host.outbox.becomes(item?.id ?? "", { state: "verified", task: null });
    await until(() => expect(find("push-before")).toBeNull());
  });

  it("shows what stops it, and leads to its place", async () => {
    const { host } = shown;
    host.outbox.addSite();
    click("inspector-tab-fields");
    await until(() => expect(find("field-embargo")).not.toBeNull());
    fill("field-embargo", "2099-01-01 10:00");
    find("field-embargo")?.dispatchEvent(new FocusEvent("blur"));
    press("6", "Digit6", { altKey: true });
    await until(() => expect(find("push-state")).not.toBeNull());
    fill("push-state", "publish");
    await until(() =>
      expect(find("check")?.dataset).toMatchObject({ kind: "embargo", level: "stop" }),
    );
    expect(find("push")?.getAttribute("aria-disabled")).toBe("true");
    click("push");
    expect(host.outbox.items).toEqual([]);
    click("check-go");
    await until(() => expect(document.activeElement).toBe(find("field-embargo")));
    // A draft is nobody's news.
    press("6", "Digit6", { altKey: true });
    fill("push-state", "draft");
    await until(() =>
      expect(all("check").some((one) => one.dataset["level"] === "stop")).toBe(false),
    );
    expect(find("push")?.hasAttribute("aria-disabled")).toBe(false);
  });

  it("looks again when somebody comes back to it", async () => {
    const { host } = shown;
    host.outbox.addSite();
    host.exports.words = ["تركيا"];
    press("6", "Digit6", { altKey: true });
    const kinds = (): (string | undefined)[] => all("check").map((one) => one.dataset["kind"]);
    await until(() => expect(kinds()).toContain("never-publish"));
    host.exports.words = [];
    find("push-site")?.focus();
    await until(() => expect(kinds()).not.toContain("never-publish"));
  });

  it("takes a time in the site's zone and says it in all", async () => {
    const { host } = shown;
    host.outbox.addSite({ zone: "+03:00" });
    press("6", "Digit6", { altKey: true });
    await until(() => expect(find("push-state")).not.toBeNull());
    fill("push-state", "schedule");
    expect(find("push")?.getAttribute("aria-disabled")).toBe("true");
    fill("push-at", "2099-12-01 15:00");
    await until(() => expect(find("push")?.hasAttribute("aria-disabled")).toBe(false));
    expect(find("push-times")?.textContent).toContain("15:00");
    expect(find("push-times")?.textContent).toContain("12:00");
    click("push");
    await until(() => expect(find("push-said")?.dataset["at"]).toBe("pushed"));
    expect(host.outbox.items[0]?.wish).toEqual({ state: "schedule", at: "2099-12-01T12:00:00Z" });
  });

  it("goes on writing from the version that its delivery made", async () => {
    const { host } = shown;
    const article = open();
    const moved = await host.invoke("article_set_status", { id: article, status: "ready" });
    expect(moved).not.toBeNull();
    // The page does not know of that step: it is as if another had made it.
    const before = host.requests.length;
    const version = (moved as { version: number }).version;
    host.emit("outbox-progress", {
      item: "1",
      article,
      site: "1",
      state: "verified",
      task: "verify",
      step: 6,
      steps: 6,
      sent: 0,
      received: 0,
      bytes: 0,
      moved: { from: version - 1, version, status: "ready" },
    });
    const headline =
      find("field-headline")?.querySelector("textarea, input") ?? find("field-headline");
    (headline as HTMLInputElement).value = "عنوان آخر";
    headline?.dispatchEvent(new Event("input", { bubbles: true }));
    await until(() => expect(find("save-state")?.dataset["state"]).toBe("saved"));
    await until(() => {
      const saves = host.requests
        .slice(before)
        .filter(({ command }) => command === "article_save_fields");
      expect(saves.at(-1)?.args["save"]).toMatchObject({ base_version: version });
    });
  });

  it("shows what its tags become at the site before it leaves, and the state that is usual there", async () => {
    const { host } = shown;
    const known = host.sites.put("خبر24");
    host.outbox.addSite({ id: known.id, name: known.name, usual: "pending" });
    press("6", "Digit6", { altKey: true });
    await until(() => expect(find("article-terms")).not.toBeNull());
    expect((find("push-state") as HTMLSelectElement).value).toBe("pending");
    await until(() => expect(find("mapping")).not.toBeNull());
  });
});

describe("several articles", () => {
  it("are delivered from the chosen bar, all or none", async () => {
    const { host } = shown;
    host.outbox.addSite();
    all("library-item")[0]?.focus();
    press(" ", "Space", { ctrlKey: true });
    press("ArrowDown", "ArrowDown", { shiftKey: true });
    click("chosen-deliver");
    await until(() => expect(find("push-several")).not.toBeNull());
    const spiked =
      all("library-item")[0]?.closest<HTMLElement>("[data-article]")?.dataset["article"];
    await host.invoke("article_set_status", { id: spiked, status: "spiked" });
    click("push-several");
    await until(() => expect(find("push-refused")?.textContent).toContain("مستبعد"));
    expect(host.outbox.items).toEqual([]);
    await host.invoke("article_set_status", { id: spiked, status: "draft" });
    click("push-several");
    await until(() => expect(all("outbox-item")).toHaveLength(2));
    expect(find("outbox")).not.toBeNull();
  });
});
