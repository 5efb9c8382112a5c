import { beforeEach, describe, expect, it } from "vitest";
import { richFormats } from "../../ipc/fake/exports";
import { FileChoices } from "./file_choices.svelte";
import { isNoAddress, valueOf } from "./options";
import { fileText } from "./wording_several";

let choices: FileChoices;

beforeEach(() => {
  choices = new FileChoices();
  choices.formats = richFormats;
});

const option = (format: string, name: string) => {
  const found = choices.about(format)?.options.find((one) => one.name === name);
  if (found === undefined) throw new Error(`no ${name}`);
  return found;
};

describe("the files that are wanted", () => {
  it("stand in the order of the formats, whatever was chosen first", () => {
    choices.toggle("epub");
    choices.toggle("pdf");
    expect(choices.files.map(({ format }) => format)).toEqual(["pdf", "epub"]);
    choices.toggle("epub");
    expect(choices.has("epub")).toBe(false);
  });

  it("keep only what was chosen otherwise than usual", () => {
    choices.toggle("pdf");
    const columns = option("pdf", "columns");
    choices.choose(0, columns, "2");
    expect(choices.wanted).toEqual([{ format: "pdf", options: [{ name: "columns", value: "2" }] }]);
    expect(choices.kept).toEqual([{ format: "pdf", options: { columns: "2" } }]);
    expect(choices.files.map((file) => valueOf(columns, file.options))).toEqual(["2"]);
    choices.choose(0, columns, "1");
    expect(choices.kept).toEqual([{ format: "pdf", options: {} }]);
  });

  it("are incomplete with an address that is none, and complete without one", () => {
    choices.toggle("feed");
    const address = option("feed", "address");
    expect(choices.complete).toBe(true);
    choices.choose(0, address, "xeber24.net");
    expect(choices.complete).toBe(false);
    choices.choose(0, address, " https://xeber24.net ");
    expect(choices.complete).toBe(true);
    expect(choices.kept[0]?.options).toEqual({ address: "https://xeber24.net" });
  });

  it("are one file for all only where every format holds several articles", () => {
    expect(choices.collects).toBe(false);
    choices.toggle("epub");
    expect(choices.collects).toBe(true);
    choices.toggle("pdf");
    expect(choices.collects).toBe(false);
  });

  it("are said in one line with what was chosen for them", () => {
    const file = { format: "pdf", options: { columns: "2", review: "yes" } };
    const text = fileText(file).replace(/[\u2068\u2069]/gu, "");
    expect(text).toBe("صفحات مطبوعة (PDF): عمودان كالجريدة، مع الاقتراحات والتعليقات");
  });
});

it("an address has a host", () => {
  for (const address of ["", " ", "http://a.example", "https://خبر.example/x"])
    expect(isNoAddress(address), address).toBe(false);
  for (const address of ["a.example", "https://", "https:///x", "ftp://a", "https://a b"])
    expect(isNoAddress(address), address).toBe(true);
});
