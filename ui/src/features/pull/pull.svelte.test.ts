import { flushSync, mount, tick, unmount } from "svelte";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { FakeWarraq } from "../../ipc/fake";
import { reason } from "../../ipc/fake/back";
import { useHost } from "../../ipc/host";
import { Pull } from "./pull.svelte";
import PullSheet from "./PullSheet.svelte";

let host: FakeWarraq;
let pull: Pull;
let came: number;
let sheet: Record<string, unknown> | null = null;
let opened: string[];

beforeEach(() => {
  host = new FakeWarraq();
  useHost(host);
  came = 0;
  opened = [];
  pull = new Pull({ came: () => Promise.resolve(void (came += 1)) });
});

afterEach(async () => {
  if (sheet !== null) await unmount(sheet);
  sheet = null;
});

const asked = (): string[] => host.requests.map(({ command }) => command);

describe("the posts of a site", () => {
  it("are not asked for before somebody looks", async () => {
    await pull.begin();
    expect(asked()).toEqual(["pull_sites"]);
    await pull.look();
    expect(pull.posts).toHaveLength(3);
    pull.search = " المطر ";
    await pull.look();
    expect(pull.posts.map(({ post }) => post.id)).toEqual(["2"]);
    expect(host.requests.at(-1)?.args["search"]).toBe("المطر");
  });

  it("come a page at a time", async () => {
    host.back.size = 2;
    await pull.begin();
    await pull.look();
    expect([pull.posts.length, pull.hasMore]).toEqual([2, true]);
    await pull.more();
    expect([pull.posts.length, pull.hasMore]).toEqual([3, false]);
  });

  it("become articles once", async () => {
    await pull.begin();
    await pull.look();
    await pull.pull("1");
    const { article, imported } = pull.pulled ?? {};
    expect([imported?.headline.startsWith("افتتاح"), came]).toEqual([true, 1]);
    expect(pull.posts[0]?.article).toBe(article);
    await pull.pull("1");
    expect([pull.pulled?.article, pull.pulled?.imported, came]).toEqual([article, null, 1]);
  });

  it("say why the site does not answer", async () => {
    await pull.begin();
    host.back.fault = reason("login");
    await pull.look();
    expect([pull.fault?.kind, pull.posts]).toEqual(["login", []]);
    host.back.fault = null;
    await pull.look();
    expect([pull.fault, pull.posts.length]).toEqual([null, 3]);
  });
});

describe("the pictures of a post", () => {
  it("come after its text, and what is missing is told and comes again", async () => {
    host.back.pictures = 2;
    const address = "https://xeber24.example/a.jpg";
    host.back.missing = [{ address, why: "slow", reason: null }];
    await pull.begin();
    await pull.look();
    await pull.pull("1");
    expect(asked().slice(-2)).toEqual(["pull_post", "pull_fetch"]);
    expect(host.requests.at(-1)?.args["asked"]).toBe("with-post");
    expect(pull.pictures.pulled?.missing.map((one) => one.address)).toEqual([address]);
    await pull.fetch(pull.pulled?.article ?? "");
    expect(host.requests.at(-1)?.args["asked"]).toBe("again");
    expect(pull.pictures.pulled).toEqual({ fetched: 1, missing: [] });
  });

  it("are given up by whoever stops them, and the article stays", async () => {
    host.back.gaveUp = true;
    await pull.begin();
    await pull.look();
    await pull.pull("1");
    expect([pull.pictures.stopped, pull.pictures.running]).toEqual([true, false]);
    expect(pull.pulled?.article).toBe(pull.posts[0]?.article);
  });
});

describe("the sheet", () => {
  async function open(): Promise<void> {
    const props = { pull, onopen: (id: string) => opened.push(id), onreport: () => undefined };
    sheet = mount(PullSheet, { target: document.body, props });
    await settle();
  }
  async function settle(): Promise<void> {
    for (let turn = 0; turn < 12; turn += 1) await tick();
    flushSync();
  }
  const by = (testid: string): HTMLElement | null =>
    document.querySelector(`[data-testid="${testid}"]`);

  it("says what to do without a site, without posts and when the site fails", async () => {
    host.back.sites = [];
    await open();
    expect(by("pull-no-sites")?.textContent).toContain("ووردبريس");
    host.back.sites = [{ id: "s", name: "موقع", url: "" }];
    await pull.begin();
    pull.search = "لا شيء";
    await pull.look();
    await settle();
    expect(by("pull-none")).not.toBeNull();
    host.back.fault = reason("challenge", "403");
    await pull.look();
    await settle();
    expect(by("site-fault")?.dataset["kind"]).toBe("challenge");
    expect(by("site-fault")?.textContent).toContain("حماية الموقع");
  });

  it("says which pictures are missing and why, and fetches them again", async () => {
    const address = "https://xeber24.example/a.jpg";
    host.back.missing = [{ address, why: "budget", reason: null }];
    await open();
    by("pull-look")?.click();
    await settle();
    by("pull-one")?.click();
    await settle();
    expect(by("pull-pictures-missing")?.textContent).toContain(address);
    expect(by("pull-pictures-missing")?.textContent).toContain("ميزانية");
    by("pull-pictures-again")?.click();
    await settle();
    expect(by("pull-pictures-missing")).toBeNull();
    expect(by("pull-pictures-fetched")?.textContent).toContain("صورة واحدة");
  });

  it("says what the site has and the article does not hold", async () => {
    host.back.onlyThere = [{ kind: "frame", detail: "https://example.test/map" }];
    await open();
    by("pull-look")?.click();
    await settle();
    by("pull-one")?.click();
    await settle();
    expect(by("pull-only-there")?.textContent).toContain("https://example.test/map");
  });

  it("offers missing pictures only of a post whose article lacks some", async () => {
    await open();
    by("pull-look")?.click();
    await settle();
    by("pull-one")?.click();
    await settle();
    expect(by("pull-open-here")).not.toBeNull();
    expect(by("pull-pictures")).toBeNull();
    host.back.missing = [{ address: "https://xeber24.example/a.jpg", why: "slow", reason: null }];
    by("pull-one")?.click();
    await settle();
    expect(by("pull-pictures")).not.toBeNull();
    by("pull-pictures")?.click();
    await settle();
    expect(by("pull-pictures")).toBeNull();
  });

  it("pulls a post and opens its article", async () => {
    await open();
    by("pull-look")?.click();
    await settle();
    by("pull-one")?.click();
    await settle();
    by("pull-open")?.click();
    expect(opened).toEqual([pull.pulled?.article]);
    expect(by("pull-open-here")).not.toBeNull();
  });
});
