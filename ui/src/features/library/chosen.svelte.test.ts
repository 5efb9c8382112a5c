import { beforeEach, describe, expect, it } from "vitest";
import { Chosen, type ChosenArticle } from "./chosen.svelte";

const line = (id: string): ChosenArticle => ({ id, headline: `خبر ${id}`, language: "ar" });
const lines = ["a", "b", "c", "d", "e"].map(line);
let chosen: Chosen;

const ids = (): string[] => chosen.inOrderOf(lines).map(({ id }) => id);

beforeEach(() => void (chosen = new Chosen()));

describe("the chosen articles", () => {
  it("are toggled one by one, and come in the order of the list", () => {
    expect(chosen.choosing).toBe(false);
    for (const id of ["d", "a", "c", "d"]) chosen.toggle(line(id));
    expect(ids()).toEqual(["a", "c"]);
    expect(chosen.choosing).toBe(true);
  });

  it("are a stretch that grows and shrinks with its end", () => {
    chosen.stretch(lines, "b", "c");
    expect(ids()).toEqual(["b", "c"]);
    chosen.stretch(lines, "c", "e");
    expect(ids()).toEqual(["b", "c", "d", "e"]);
    chosen.stretch(lines, "e", "a");
    expect(ids()).toEqual(["a", "b"]);
  });

  it("stay chosen when a stretch goes over them and back", () => {
    chosen.toggle(line("d"));
    chosen.toggle(line("b"));
    chosen.stretch(lines, null, "e");
    chosen.stretch(lines, null, "c");
    expect(ids()).toEqual(["b", "c", "d"]);
  });

  it("stay when the list does not show them, behind those it shows", () => {
    chosen.toggle(line("z"));
    chosen.toggle(line("b"));
    expect(ids()).toEqual(["b", "z"]);
  });

  it("are thousands as fast as one", () => {
    const many = Array.from({ length: 20_000 }, (_, at) => line(`${at}`));
    const begun = performance.now();
    chosen.add(many);
    chosen.toggle(line("19999"));
    expect(chosen.inOrderOf(many)).toHaveLength(19_999);
    expect(performance.now() - begun).toBeLessThan(2_000);
  });

  it("are none when given up", () => {
    chosen.asked = true;
    chosen.add(lines);
    chosen.clear();
    expect([chosen.count, chosen.choosing]).toEqual([0, false]);
  });
});
