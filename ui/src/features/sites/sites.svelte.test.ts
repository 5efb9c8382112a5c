import { beforeEach, describe, expect, it } from "vitest";
import { FakeWarraq } from "../../ipc/fake";
import { useHost } from "../../ipc/host";
import { Sites } from "./sites.svelte";

let host: FakeWarraq;
let sites: Sites;

beforeEach(async () => {
  host = new FakeWarraq();
  useHost(host);
  sites = new Sites();
  await sites.load();
});

const sent = (command: string): Record<string, unknown>[] =>
  host.requests.filter((one) => one.command === command).map(({ args }) => args);

/** The form of a new WordPress site at an address, complete. */
function fill(url: string): void {
  sites.make("wordpress");
  const { form } = sites;
  if (form === null) throw new Error("no form");
  Object.assign(form, { url, login: "salma", secret: " abcd efgh " });
}

describe("a new site", () => {
  it("is asked, kept and shown with what it said", async () => {
    fill("xeber24.example");
    expect(await sites.save()).toBe(true);
    expect([sites.place, sites.current?.name]).toEqual(["site", "xeber24.example"]);
    expect(sites.current?.survey?.account?.rights).toContain("publish");
    expect(sites.list.map((site) => site.url)).toEqual(["xeber24.example"]);
    expect(sent("site_add")[0]).toMatchObject({ form: { secret: "abcd efgh", kind: "wordpress" } });
  });

  it("says what is missing before anybody is asked", async () => {
    sites.make("wordpress");
    expect(sites.form?.shown).toEqual([]);
    expect(await sites.save()).toBe(false);
    expect(sites.form?.shown).toEqual(["url", "name", "login", "secret"]);
    expect(sent("site_add")).toEqual([]);
  });

  it("that does not answer is not kept, and the form stays as it is", async () => {
    fill("login.fault.example");
    expect(await sites.save()).toBe(false);
    expect(sites.answer?.fault?.kind).toBe("login");
    expect([sites.place, sites.form?.secret, sites.list.length]).toEqual([
      "form",
      " abcd efgh ",
      0,
    ]);
  });

  it("without encryption is asked only once somebody allows it", async () => {
    fill("http://insecure.fault.example");
    expect(await sites.save()).toBe(false);
    expect(sites.answer?.fault?.kind).toBe("insecure");
    expect(await sites.allowInsecure()).toBe(true);
    expect(sites.current?.options.insecure).toBe(true);
  });

  it("can be stopped while it is asked, and is not kept then", async () => {
    host.sites.pace_ms = 2000;
    fill("xeber24.example");
    const saving = sites.save();
    await new Promise((resolve) => setTimeout(resolve, 30));
    expect(sites.asking.running).toBe(true);
    await sites.asking.stop();
    expect(await saving).toBe(false);
    expect([sites.answer?.stopped, sites.list.length, sites.place]).toEqual([true, 0, "form"]);
  });

  it("has the name that somebody wrote, else its host or the folder's own", () => {
    fill("https://www.xeber24.example/news/");
    expect(sites.form?.nameShown).toBe("xeber24.example");
    sites.form?.call("خبر24");
    expect(sites.form?.sent.name).toBe("خبر24");
    sites.make("folder");
    if (sites.form) sites.form.url = "/media/usb/المطبعة/";
    expect(sites.form?.sent).toMatchObject({ name: "المطبعة", login: "", secret: "" });
    expect(sites.form?.sent.options.format).toBe("classic");
  });

  it("that is a folder on a disk that is away is kept, and told", async () => {
    host.sites.fault = { kind: "not-found", detail: "/media/usb", until: null };
    sites.make("folder");
    await sites.chooseFolder();
    expect(await sites.save()).toBe(true);
    expect([sites.current?.survey, sites.answer?.fault?.kind]).toEqual([null, "not-found"]);
  });

  it("with the name of another is refused, and says so", async () => {
    host.sites.put("خبر24");
    fill("xeber24.example");
    sites.form?.call("خبر24");
    expect(await sites.save()).toBe(false);
    expect(sites.asking.error?.code).toBe("name_taken");
  });
});

describe("a site that is known", () => {
  beforeEach(async () => {
    host.sites.put("خبر24");
    await sites.load();
    const [site] = sites.list;
    if (site === undefined) throw new Error("no site");
    sites.show(site);
  });

  it("never brings its password to the page", () => {
    expect(JSON.stringify(sites.list)).not.toContain("abcd");
    sites.edit();
    expect(sites.form?.secret).toBe("");
  });

  it("is asked again", async () => {
    host.sites.survey = { ...host.sites.survey, software: "WordPress 7.2" };
    await sites.check();
    expect(sites.current?.survey?.software).toBe("WordPress 7.2");
    expect(sites.list[0]?.survey?.software).toBe("WordPress 7.2");
    host.sites.fault = { kind: "maintenance", detail: "", until: "2026-12-01T06:00:00Z" };
    await sites.check();
    expect(sites.answer?.fault?.kind).toBe("maintenance");
    expect(sites.current?.survey?.software).toBe("WordPress 7.2");
  });

  it("keeps its password where none is typed, and is not asked for a change of options", async () => {
    sites.edit();
    if (sites.form) sites.form.options.as = "pending";
    expect(await sites.save()).toBe(true);
    expect(sent("site_change")[0]).toMatchObject({ change: { secret: null, login: "salma" } });
    expect(sent("site_check")).toEqual([]);
    expect([sites.place, sites.current?.options.as]).toEqual(["site", "pending"]);
  });

  it("has another password tried before it is kept", async () => {
    sites.edit();
    if (sites.form) sites.form.secret = "efgh";
    host.sites.fault = { kind: "login", detail: "", until: null };
    expect(await sites.save()).toBe(false);
    expect([sites.place, sites.answer?.fault?.kind]).toEqual(["form", "login"]);
    expect([...host.sites.secrets.values()]).toEqual(["abcd"]);
    host.sites.fault = null;
    expect(await sites.save()).toBe(true);
    expect([sites.place, sites.answer?.fault]).toEqual(["site", null]);
    expect(sent("site_check")).toEqual([]);
    expect([...host.sites.secrets.values()]).toEqual(["efgh"]);
  });

  it("stays where a change cannot be kept, and says why", async () => {
    host.failing.set("site_change", { code: "disk_full", detail: "" });
    sites.edit();
    expect(await sites.save()).toBe(false);
    expect([sites.place, sites.refusal?.code]).toEqual(["form", "disk_full"]);
  });

  it("is removed once somebody says so, and stays where that fails", async () => {
    host.failing.set("site_remove", { code: "locked", detail: "" });
    await sites.remove();
    expect([sites.list.length, sites.refusal?.code]).toEqual([1, "locked"]);
    host.failing.clear();
    await sites.remove();
    expect([sites.list.length, sites.place, sites.current]).toEqual([0, "list", null]);
  });

  it("is gone back from, step by step", () => {
    sites.map();
    expect(sites.mapping?.site).toBe(sites.current?.id);
    expect([sites.back(), sites.place]).toEqual([true, "site"]);
    expect([sites.back(), sites.place]).toEqual([true, "list"]);
    expect(sites.back()).toBe(false);
  });
});

it("the list says why it cannot be read", async () => {
  host.failing.set("site_list", { code: "locked", detail: "" });
  await sites.load();
  expect(sites.error?.code).toBe("locked");
});
