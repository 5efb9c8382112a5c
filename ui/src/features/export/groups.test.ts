import { readdirSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { catalogues } from "../../i18n/catalogues";
import { copiesOf, grouped, lookOf } from "./groups";
import { choicesOf } from "./options";

// The file of each format, as the host has them.
const formats = readdirSync("../src-tauri/crates/formats/src/export")
  .filter((name) => name.endsWith(".rs"))
  .map((name) => name.slice(0, -3).replace("_", "-"))
  .map((id) => ({
    id,
    extension: "x",
    cannot_hold: [],
    withholds: [],
    holds: "one" as const,
    options: [],
  }));

describe("the groups of formats", () => {
  it("have every format of the host in one place, under a name", () => {
    const groups = grouped(formats);
    expect(groups.map(({ id }) => id)).toEqual(["site", "messages", "paper", "agencies"]);
    const ids = groups.flatMap((group) => group.formats.map(({ id }) => id));
    expect([...ids].sort()).toEqual(formats.map(({ id }) => id).sort());
    for (const id of ids) expect(catalogues.ar.has(`export.format.${id}`), id).toBe(true);
    for (const { id } of groups) expect(catalogues.ar.has(`export.group.${id}`), id).toBe(true);
  });

  it("keep a format that nobody grouped", () => {
    const odd = { ...formats[0], id: "hologram" } as (typeof formats)[0];
    expect(grouped([odd])).toEqual([{ id: "others", formats: [odd] }]);
    expect(lookOf("hologram")).toBe("code");
    expect(copiesOf("hologram")).toBeNull();
  });
});

describe("what is chosen", () => {
  const options = [
    { name: "paper", values: ["a4", "a5"] },
    { name: "address", values: [] },
  ];
  const format = { ...formats[0], options } as (typeof formats)[0];

  it("is sent where it is another than what counts anyway, and the format knows it", () => {
    expect(choicesOf(format, { paper: "a4", address: " ", columns: "2" })).toEqual([]);
    expect(choicesOf(format, { paper: "a5", address: " https://xeber24.net " })).toEqual([
      { name: "paper", value: "a5" },
      { name: "address", value: "https://xeber24.net" },
    ]);
    expect(choicesOf(undefined, { paper: "a5" })).toEqual([]);
  });
});
