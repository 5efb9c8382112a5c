import { beforeEach, describe, expect, it } from "vitest";
import { FakeWarraq } from "../../ipc/fake";
import { useHost } from "../../ipc/host";
import type { Command } from "../../shared/command";
import { Palette } from "./palette.svelte";

function command(id: string, ...names: string[]): Command {
  return { id, label: names[0] ?? id, names, keys: "", run: () => undefined };
}

const commands = [
  command("lock", "اقفل الخزنة", "Lock the vault"),
  command("new", "مقال جديد", "New article"),
];

let host: FakeWarraq;
let palette: Palette;
let due: (() => void)[] = [];

beforeEach(() => {
  host = new FakeWarraq();
  useHost(host);
  due = [];
  const after = (_: number, run: () => void): (() => void) => {
    due.push(run);
    return () => void (due = due.filter((other) => other !== run));
  };
  palette = new Palette(commands, { now: () => 0, after });
});

const found = (): string[] =>
  palette.entries.map((entry) =>
    entry.kind === "article" ? entry.article.headline.slice(0, 6) : entry.command.id,
  );

describe("the palette", () => {
  it("begins with the last articles and every command", async () => {
    await palette.search();
    expect(found()).toHaveLength(5 + 2);
    expect(found().slice(-2)).toEqual(["lock", "new"]);
  });

  it("finds commands in either language at once, and articles once the typing pauses", async () => {
    palette.type("vault");
    expect(found()).toEqual(["lock"]);
    palette.type("اقفل");
    expect(found()).toEqual(["lock"]);
    palette.type("عفرين");
    expect(found()).toEqual([]);
    expect(host.requests).toHaveLength(0);
    expect(due).toHaveLength(1);
    await palette.search();
    expect(found()).toEqual(["نازحو"].map((word) => expect.stringContaining(word) as string));
  });

  it("moves round the ends and never past them", () => {
    palette.move(-1);
    expect(palette.chosen).toMatchObject({ command: { id: "new" } });
    palette.move(1);
    expect(palette.chosen).toMatchObject({ command: { id: "lock" } });
    palette.type("xyz");
    palette.move(1);
    expect(palette.chosen).toBeNull();
  });

  it("takes no answer that comes after it was closed", async () => {
    const search = palette.search();
    palette.close();
    await search;
    expect(palette.articles).toEqual([]);
  });
});
