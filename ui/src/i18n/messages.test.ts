import { describe, expect, it } from "vitest";
import type { Language } from "../ipc/bindings";
import { catalogues } from "./catalogues";
import { language, textIn } from "./index";
import { format, merge, placeholders, type Message } from "./messages";

const sources: Readonly<Record<string, string>> = import.meta.glob<string>("../**/*.{svelte,ts}", {
  eager: true,
  import: "default",
  query: "?raw",
});

function formsOf(message: Message | undefined): string[] {
  if (message === undefined) return [];
  return typeof message === "string" ? [message] : Object.values(message);
}

describe("the catalogues", () => {
  it("are complete in Arabic and English, with the same values asked for", () => {
    expect([...catalogues.en.keys()].sort()).toEqual([...catalogues.ar.keys()].sort());
    for (const [key, message] of catalogues.ar) {
      const asked = (one: Message | undefined): string[] => [
        ...new Set(formsOf(one).flatMap(placeholders)),
      ];
      expect(asked(catalogues.en.get(key)).sort(), key).toEqual(asked(message).sort());
      const empty = (one: Message | undefined): boolean => formsOf(one).some((form) => form === "");
      expect(empty(catalogues.en.get(key)), key).toBe(empty(message));
    }
  });

  it.each<Language>(["ckb", "kmr"])("hold nothing in %s that Arabic does not have", (code) => {
    for (const [key, message] of catalogues[code]) {
      const arabic = catalogues.ar.get(key);
      expect(arabic, key).toBeDefined();
      const known = formsOf(arabic).flatMap(placeholders);
      for (const name of formsOf(message).flatMap(placeholders)) expect(known, key).toContain(name);
    }
  });

  it("give every plural form Arabic needs", () => {
    for (const [key, message] of catalogues.ar) {
      if (typeof message === "string") continue;
      expect(Object.keys(message).sort(), key).toEqual([
        "few",
        "many",
        "one",
        "other",
        "two",
        "zero",
      ]);
    }
  });

  it("have every key the code asks for by its full name", () => {
    for (const [path, source] of Object.entries(sources)) {
      if (path.endsWith(".test.ts")) continue;
      for (const [, key] of source.matchAll(/\bt\(\s*"([^"]+)"/gu)) {
        expect(catalogues.ar.has(key ?? ""), `${key ?? ""} in ${path}`).toBe(true);
      }
    }
  });
});

describe("a message", () => {
  const words = (count: number): string => textIn("ar", "window.words", { count });

  it("takes the six Arabic plural forms", () => {
    expect([0, 1, 2, 3, 11, 100].map(words)).toEqual([
      "لا كلمات",
      "كلمة واحدة",
      "كلمتان",
      "\u20683\u2069 كلمات",
      "\u206811\u2069 كلمة",
      "\u2068100\u2069 كلمة",
    ]);
  });

  it("writes numbers in the language's digits and isolates what is put in", () => {
    expect(words(12_345)).toContain("\u206812,345\u2069");
    expect(textIn("ar", "save.saved", { time: "14:03:22" })).toBe(
      "حُفظ على القرص \u206814:03:22\u2069",
    );
  });

  it("falls back to a language of the same direction, and to the key at last", () => {
    expect(textIn("ckb", "errors.locked")).toBe(textIn("ar", "errors.locked"));
    expect(textIn("kmr", "errors.locked")).toBe(textIn("en", "errors.locked"));
    expect(format([], "no.such")).toBe("no.such");
  });

  it("takes the plural form of the language that gave it", () => {
    const ar = {
      catalogue: merge({ "ar/x.json": { n: { few: "few", other: "other" } } }),
      locale: "ar",
    };
    const empty = { catalogue: merge({}), locale: "en" };
    expect(format([empty, ar], "x.n", { count: 3 })).toBe("few");
  });

  it("ends in a sign of its own where a mark would be the last of it", () => {
    const words = { later: "لاحقاً", cancel: "ألغِ {name}", now: "الآن" };
    const source = { catalogue: merge({ "ar/one.json": words }), locale: "ar" };
    expect(format([source], "one.later")).toBe("لاحقاً\u200c");
    expect(format([source], "one.now")).toBe("الآن");
    const said = format([source], "one.cancel", { name: "مساءً" });
    expect(said).toBe("ألغِ \u2068مساءً\u200c\u2069");
  });

  it("leaves a value that was not given in sight", () => {
    expect(format([{ catalogue: merge({ "x.json": { a: "{b}" } }), locale: "ar" }], "x.a")).toBe(
      "{b}",
    );
  });
});

it("the window begins in Arabic, from the right", () => {
  expect([language.code, language.dir, language.locale]).toEqual(["ar", "rtl", "ar-SY-u-nu-latn"]);
});
