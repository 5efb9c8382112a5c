import { beforeEach, describe, expect, it, vi } from "vitest";
import { commands, type Fields, type Profile } from "../../ipc/bindings";
import { FieldsForm, isEmptyField, type FieldedArticle } from "./form.svelte";

const profiles = Object.values(
  import.meta.glob<Profile>("../../../../assets/profiles/*.json", {
    eager: true,
    import: "default",
  }),
);
const empty: Fields = {
  headline: "",
  kicker: "",
  standfirst: "",
  slug: "",
  byline: [],
  place: "",
  date: null,
  language: "ar",
  section: "",
  profile: "news",
  embargo: null,
  due: null,
  note: "",
  credit: "",
  rights: "",
  topics: [],
  sources: [],
  corrections: [],
};

function article(fields: Partial<Fields>): FieldedArticle {
  let held = $state({ ...empty, ...fields });
  return {
    id: "A",
    get fields() {
      return held;
    },
    set fields(value) {
      held = value;
    },
    refused: new Map(),
    dir: "rtl",
    setField: (name, value) => void (held[name] = value),
  };
}

beforeEach(() => {
  vi.spyOn(commands, "profileList").mockResolvedValue({ status: "ok", data: profiles });
});

describe("the fields of an article", () => {
  it("stand in the order of the profile, without those on the page", async () => {
    const form = new FieldsForm(article({ profile: "statement" }));
    await form.load();
    expect(form.shown.slice(0, 3).map(({ field }) => field)).toEqual(["sources", "place", "date"]);
    expect(form.shown.map(({ field }) => field)).not.toContain("headline");
  });

  it("follow a change of profile, and what is missing with them", async () => {
    const one = article({ headline: "رأي", byline: ["روجين"], date: "2024-01-17", place: "عفرين" });
    const form = new FieldsForm(one);
    await form.load();
    expect(form.missing).toEqual([]);
    one.setField("profile", "opinion");
    expect(form.missing).toEqual(["credit"]);
    one.setField("credit", "كاتبة من القامشلي");
    expect(form.missing).toEqual([]);
  });

  it("count the texts of the page", async () => {
    const form = new FieldsForm(article({ headline: "خبر", standfirst: "م".repeat(230) }));
    await form.load();
    expect(form.onPage).toEqual([
      { field: "headline", length: { used: 3, limit: 90, state: "fits" } },
      { field: "standfirst", length: { used: 230, limit: 220, state: "over" } },
    ]);
  });

  it("are all there when no profile can be read", async () => {
    const error = { code: "internal" as const, detail: "" };
    vi.mocked(commands.profileList).mockResolvedValue({ status: "error", error });
    const form = new FieldsForm(article({}));
    await form.load();
    expect(form.error).toEqual(error);
    expect(form.shown).toHaveLength(14);
    expect(form.missing).toEqual([]);
  });

  it("are empty with nothing but space", () => {
    expect(isEmptyField({ ...empty, place: "  " }, "place")).toBe(true);
    expect(isEmptyField(empty, "date")).toBe(true);
    expect(isEmptyField({ ...empty, byline: ["س"] }, "byline")).toBe(false);
  });
});

describe("the profiles", () => {
  it("name every field once, and text limits that a counter can show", () => {
    expect(profiles).toHaveLength(7);
    for (const { id, fields } of profiles) {
      const names = fields.map(({ field }) => field);
      expect([id, [...names].sort()]).toEqual([id, Object.keys(empty).sort()]);
    }
  });
});
