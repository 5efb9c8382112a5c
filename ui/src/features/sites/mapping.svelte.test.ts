import { beforeEach, describe, expect, it } from "vitest";
import type { MappedTerm } from "../../ipc/bindings";
import { FakeWarraq } from "../../ipc/fake";
import { numberedId, sampleArticles } from "../../ipc/fake/sample";
import { useHost } from "../../ipc/host";
import { inOrder, Mapping } from "./mapping.svelte";

let host: FakeWarraq;
let mapping: Mapping;
const ARTICLE = numberedId(1);

beforeEach(async () => {
  const [first, ...others] = sampleArticles(Date.parse("2026-11-29T12:00:00Z"));
  if (first === undefined) throw new Error("no article");
  first.fields.section = "محليات";
  first.tags = ["قوّات سوريا الديمقراطيه", "داخلي"];
  host = new FakeWarraq({ articles: [first, ...others] });
  useHost(host);
  mapping = new Mapping(host.sites.put("خبر24").id, ARTICLE);
  await mapping.load();
});

const fates = (): Record<string, string> =>
  Object.fromEntries(mapping.lines.map((line) => [line.name, line.fate.fate]));

function line(name: string): MappedTerm {
  const found = mapping.lines.find((one) => one.name === name);
  if (found === undefined) throw new Error(`no ${name}`);
  return found;
}

const asks = (): number =>
  host.requests.filter(({ command }) => command === "site_mapping_ask").length;

describe("what sections and tags become", () => {
  it("is not known, and the site not asked, before somebody wants that", async () => {
    expect(new Set(Object.values(fates()))).toEqual(new Set(["unknown"]));
    expect([asks(), mapping.shown?.read_at]).toEqual([0, null]);
    await mapping.ask();
    expect(fates()).toEqual({
      محليات: "no-section",
      "قوّات سوريا الديمقراطيه": "there",
      داخلي: "made",
    });
    expect([mapping.made, mapping.missing]).toEqual([1, 1]);
  });

  it("is chosen from the terms of the site, however they are spelled", async () => {
    await mapping.ask();
    const offered = mapping.offered(line("محليات"), "سُوريا");
    expect(offered.map((term) => term.name)).toEqual(["سوريا"]);
    mapping.open = line("محليات");
    expect(await mapping.choose(line("محليات"), { choice: "term", id: "5" })).toBe(true);
    expect([fates()["محليات"], line("محليات").is_chosen, mapping.open]).toEqual([
      "there",
      true,
      null,
    ]);
    await mapping.choose(line("داخلي"), { choice: "not-sent" });
    expect(fates()["داخلي"]).toBe("not-sent");
    await mapping.choose(line("داخلي"), { choice: "usual" });
    expect(fates()["داخلي"]).toBe("made");
  });

  it("stays where a choice cannot be kept, and says why", async () => {
    await mapping.ask();
    mapping.open = line("محليات");
    expect(await mapping.choose(line("محليات"), { choice: "term", id: "99" })).toBe(false);
    expect([mapping.refusal?.code, mapping.open.name]).toEqual(["not_found", "محليات"]);
  });

  it("says why the site did not tell, and keeps what was known", async () => {
    host.sites.fault = { kind: "blocked", detail: "403", until: null };
    await mapping.ask();
    expect([mapping.fault?.kind, mapping.lines.length]).toEqual(["blocked", 3]);
  });

  it("of a whole site has every word of the vault once, what needs somebody first", async () => {
    const all = new Mapping(mapping.site, null);
    await all.ask();
    const names = all.lines.map((one) => `${one.taxonomy} ${one.name}`);
    expect(new Set(names).size).toBe(names.length);
    expect(names.length).toBeGreaterThan(3);
    const order = inOrder(all.lines).map((one) => one.fate.fate);
    expect(order.indexOf("there")).toBeGreaterThan(order.lastIndexOf("made"));
    expect(order[0]).toBe("no-section");
  });
});
