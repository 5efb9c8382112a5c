import { parse, type AST } from "svelte/compiler";
import { describe, expect, it } from "vitest";

const components: Readonly<Record<string, string>> = import.meta.glob<string>("../**/*.svelte", {
  eager: true,
  import: "default",
  query: "?raw",
});

const SPOKEN = ["aria-label", "title", "placeholder", "alt", "label", "hint"];

/** Words that stand in a component's markup instead of in a catalogue. */
function wordsIn(source: string): string[] {
  const found: string[] = [];
  const look = (node: unknown, spoken: boolean): void => {
    if (node === null || typeof node !== "object") return;
    if (Array.isArray(node)) {
      for (const one of node) look(one, spoken);
      return;
    }
    const one = node as AST.SvelteNode & Record<string, unknown>;
    if (one.type === "Text" && spoken && /\p{L}/u.test(one.data)) found.push(one.data.trim());
    for (const [key, value] of Object.entries(one)) {
      if (key === "metadata" || key === "parent") continue;
      look(value, one.type === "Attribute" ? SPOKEN.includes(one.name) : spoken);
    }
  };
  look(parse(source, { modern: true }).fragment, true);
  return found;
}

describe("the components", () => {
  it("hold no words: every text is in the catalogues", () => {
    for (const [path, source] of Object.entries(components)) {
      // The names of keys are the same in every language.
      const words = wordsIn(source).filter((word) => !["Enter", "Esc"].includes(word));
      expect(words, path).toEqual([]);
    }
  });

  it("would be caught holding some", () => {
    expect(wordsIn("<p>Save</p>")).toEqual(["Save"]);
    expect(wordsIn('<button title="احفظ" class="main" {id}>{t("a.b")}</button>')).toEqual(["احفظ"]);
    expect(wordsIn("{#if x}<b>·</b>{:else}<i>أ</i>{/if}")).toEqual(["أ"]);
  });

  it("name no side of the window: styles are logical", () => {
    const physical =
      /(?:^|[\s;{])(?:(?:margin|padding|border)-(?:left|right)|left|right|float|text-align)\s*:\s*(?:left|right|[\d.-]+\w*|auto)/u;
    for (const [path, source] of Object.entries(components)) {
      const style = /<style>[\s\S]*<\/style>/u.exec(source)?.[0] ?? "";
      expect(physical.exec(style)?.[0] ?? "", path).toBe("");
    }
  });
});
