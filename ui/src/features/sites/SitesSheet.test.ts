import { flushSync, mount, unmount } from "svelte";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { language } from "../../i18n";
import { FakeWarraq } from "../../ipc/fake";
import { useHost } from "../../ipc/host";
import { Sites } from "./sites.svelte";
import SitesSheet from "./SitesSheet.svelte";

let host: FakeWarraq;
let sites: Sites;
let shown: Record<string, unknown>;

async function show(): Promise<void> {
  sites = new Sites();
  shown = mount(SitesSheet, { target: document.body, props: { sites } });
  await vi.waitFor(() => expect(sites.starting).toBe(false));
  flushSync();
}

beforeEach(() => {
  host = new FakeWarraq();
  useHost(host);
});

afterEach(async () => {
  language.code = "ar";
  await unmount(shown);
});

const find = (testid: string): HTMLElement | null =>
  document.querySelector(`[data-testid="${testid}"]`);

function click(testid: string): void {
  const found = find(testid);
  if (found === null) throw new Error(`no ${testid}`);
  found.click();
  flushSync();
}

async function there(testid: string): Promise<HTMLElement> {
  return await vi.waitFor(() => {
    flushSync();
    const found = find(testid);
    if (found === null) throw new Error(`no ${testid}`);
    return found;
  });
}

function type(testid: string, text: string): void {
  const input = find(testid) as HTMLInputElement;
  input.value = text;
  input.dispatchEvent(new Event("input", { bubbles: true }));
  flushSync();
}

describe("the sheet of sites", () => {
  it("says what to do where there is none", async () => {
    await show();
    expect(find("sites-empty")?.textContent).toContain("كلمة مرور تطبيق");
    expect(find("site-new-wordpress")).not.toBeNull();
  });

  it("adds a site and shows the rights that the account has and has not", async () => {
    await show();
    click("site-new-wordpress");
    type("site-url", "https://xeber24.example");
    type("site-login", "salma");
    type("site-secret", "abcd");
    click("site-save");
    const rights = await there("site-rights");
    const of = (right: string): string | undefined =>
      rights.querySelector<HTMLElement>(`[data-right="${right}"]`)?.dataset["has"];
    expect([of("publish"), of("edit-others")]).toEqual(["true", "false"]);
    expect(rights.textContent).toContain("لا يصحّح إلا ما أرسله هذا الحساب");
    expect(find("site-said")?.textContent).toContain("WordPress 7.1.1");
    expect(document.body.innerHTML).not.toContain("abcd");
    await vi.waitFor(() => expect(document.activeElement).toBe(find("site-check")));
  });

  it("says at once that an account may not even write", async () => {
    const account = { id: "9", name: "قارئ", rights: [] };
    host.sites.survey = { ...host.sites.survey, account };
    host.sites.put("خبر24");
    await show();
    click("site");
    expect(find("site-fault")?.dataset["kind"]).toBe("right");
  });

  it("says what is missing beside its field", async () => {
    await show();
    click("site-new-wordpress");
    click("site-save");
    const invalid = [...document.querySelectorAll<HTMLElement>("[aria-invalid=true]")];
    expect(invalid.map((input) => input.dataset["testid"])).toEqual([
      "site-url",
      "site-name",
      "site-login",
      "site-secret",
    ]);
  });

  it("says what happened and what to do, and lets http be allowed in words", async () => {
    await show();
    click("site-new-wordpress");
    type("site-url", "http://insecure.fault.example");
    type("site-login", "salma");
    type("site-secret", "abcd");
    click("site-save");
    const fault = await there("site-fault");
    expect(fault.dataset["kind"]).toBe("insecure");
    expect(fault.textContent).toContain("غير مشفّر");
    click("site-allow-insecure");
    await there("site-page");
    expect(host.sites.list[0]?.options.insecure).toBe(true);
  });

  it("says that a site asked for with encryption is kept without", async () => {
    await show();
    click("site-new-wordpress");
    type("site-url", "https://localhost:8080");
    type("site-login", "salma");
    type("site-secret", "abcd");
    click("site-save");
    const said = await there("site-plain");
    expect(said.textContent).toContain("http://localhost:8080");
  });

  it("says that the clocks are apart, in the words of the language", async () => {
    language.code = "en";
    host.sites.clock_seconds = 7200;
    host.sites.put("خبر24");
    await show();
    click("site");
    click("site-check");
    const fault = await there("site-fault");
    expect(fault.textContent).toContain("2 hours");
  });

  it("shows progress with a way to stop", async () => {
    host.sites.pace_ms = 5000;
    host.sites.put("خبر24");
    await show();
    click("site");
    click("site-check");
    await there("site-progress");
    click("site-stop");
    await there("site-stopped");
  });

  it("asks before it removes", async () => {
    host.sites.put("خبر24");
    await show();
    click("site");
    click("site-remove");
    expect(host.sites.list.length).toBe(1);
    expect(find("site-removing")?.textContent).toContain("خبر24");
    click("site-remove-now");
    await there("sites-empty");
    expect(host.sites.list).toEqual([]);
  });

  it("changes the options in one form", async () => {
    host.sites.put("خبر24");
    await show();
    click("site");
    click("site-edit");
    const usual = find("site-option-as") as HTMLSelectElement;
    usual.value = "publish";
    usual.dispatchEvent(new Event("change", { bubbles: true }));
    click("site-save");
    await there("site-page");
    expect(host.sites.list[0]?.options.as).toBe("publish");
  });

  it("shows what sections and tags become and changes one by the keyboard's own controls", async () => {
    host.sites.put("خبر24");
    await show();
    click("site");
    click("site-map");
    await there("term");
    click("mapping-ask");
    await there("mapping-sum");
    const line = [...document.querySelectorAll<HTMLElement>("[data-testid=term]")].find(
      (one) => one.dataset["fate"] === "made",
    );
    line?.querySelector<HTMLElement>("[data-testid=term-change]")?.click();
    await there("term-chooser");
    type("term-typed", "عفرين");
    click("term-offered");
    await vi.waitFor(() => expect(host.sites.list[0]?.options.tags.length).toBe(1));
    expect(host.sites.list[0]?.options.tags[0]?.to?.name).toBe("عفرين");
  });
});
