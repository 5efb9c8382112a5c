import { beforeEach, describe, expect, it } from "vitest";
import { FakeWarraq } from "../../ipc/fake";
import { useHost } from "../../ipc/host";
import { originOf, Presets } from "./presets.svelte";
import { presetName } from "./wording";

let host: FakeWarraq;
let changes: number;
let presets: Presets;

const named = (name: string) => presets.list.find(({ preset }) => presetName(preset) === name);
const names = (): string[] => presets.list.map(({ preset }) => presetName(preset));
const put = () => host.requests.filter(({ command }) => command === "preset_put").at(-1)?.args;

async function make(name: string, format = "html"): Promise<void> {
  presets.make(null, name);
  presets.form?.choices.toggle(format);
  await presets.save();
}

function edit(name: string): void {
  const found = named(name);
  if (found === undefined) throw new Error(`no ${name}`);
  presets.edit(found);
}

beforeEach(async () => {
  host = new FakeWarraq();
  useHost(host);
  changes = 0;
  presets = new Presets(() => Promise.resolve(void (changes += 1)));
  await presets.load();
});

describe("who gets what", () => {
  it("begins with those that come with Warraq, by their names", () => {
    expect(names()).toContain("للمحامي");
    expect(presets.list.map(originOf)).toEqual(presets.list.map(() => "built_in"));
  });

  it("is made, renamed as one change, and removed", async () => {
    await make("الأناضول");
    expect(named("الأناضول")?.own).toBe(true);
    edit("الأناضول");
    if (presets.form !== null) presets.form.name = " وكالة الأناضول ";
    expect(await presets.save()).toBe(true);
    expect(put()).toMatchObject({ preset: { id: "وكالة الأناضول" }, insteadOf: "الأناضول" });
    expect(names()).not.toContain("الأناضول");
    const made = named("وكالة الأناضول");
    if (made !== undefined) await presets.remove(made);
    expect(names()).not.toContain("وكالة الأناضول");
    expect(changes).toBe(3);
  });

  it("keeps the name of one that comes with Warraq, and can make it as it came", async () => {
    edit("للطباعة");
    expect(presets.form?.named).toBe(false);
    presets.form?.choices.toggle("text");
    await presets.save();
    const changed = named("للطباعة");
    expect(changed && originOf(changed)).toBe("changed");
    if (changed !== undefined) await presets.remove(changed);
    const back = named("للطباعة");
    expect(back && originOf(back)).toBe("built_in");
    expect(back?.preset.files).toHaveLength(3);
  });

  it("copies what somebody gets for somebody else", async () => {
    presets.make(named("للطباعة") ?? null, "للمطبعة");
    await presets.save();
    expect(named("للمطبعة")?.preset.files).toEqual(
      expect.arrayContaining([{ format: "pdf", options: { columns: "2" } }]),
    );
  });

  it("has a name that nobody else has, in any language", async () => {
    presets.make();
    expect(presets.fault).toBe("empty");
    for (const name of ["للمحامي", "For the lawyer", "lawyer"]) {
      if (presets.form !== null) presets.form.name = name;
      presets.form?.choices.take([{ format: "html", options: {} }]);
      expect(presets.fault, name).toBe("taken");
      expect(await presets.save()).toBe(false);
    }
    expect(put()).toBeUndefined();
  });

  it("says why nothing was changed, and keeps the form", async () => {
    host.failing.set("preset_put", { code: "read_only", detail: "" });
    await make("الأناضول");
    expect(presets.refusal?.code).toBe("read_only");
    expect(presets.form?.name).toBe("الأناضول");
    presets.leave();
    expect([presets.form, presets.refusal, changes]).toEqual([null, null, 0]);
  });
});
