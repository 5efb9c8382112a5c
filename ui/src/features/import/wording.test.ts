import { describe, expect, it } from "vitest";
import { catalogues } from "../../i18n/catalogues";
import bindings from "../../ipc/bindings.ts?raw";
import { ArticleReport } from "./report.svelte";
import { imported, PaperDesk, removed } from "./testing";
import { fieldValue, shownDetails, sourceName, tally } from "./wording";

const types = bindings.replace(/\/\*[^]*?\*\//gu, "");

/** Every name of a type that is a choice of names, as the host's own types have them. */
function namesOf(type: string): string[] {
  const written = new RegExp(`export type ${type} = ([^;]+);`, "u").exec(types)?.[1] ?? "";
  return [...written.matchAll(/"([^"]+)"/gu)].map(([, name]) => name ?? "");
}

describe("the words of a report", () => {
  it.each([
    ["RemovedKind", "import.removed_kind"],
    ["RemovedKind", "import.why"],
    ["WarningKind", "import.warning"],
    ["WarningDetail", "import.warning_detail"],
    ["TakenFrom", "import.from"],
    ["CleaningKind", "import.cleaning_kind"],
    ["CleaningKind", "import.cleaning_why"],
    ["FieldName", "field"],
    ["ErrorCode", "errors"],
    ["TakenOutKind", "export.taken_out"],
    ["ArticlePart", "export.part"],
    ["Action", "history.action"],
  ])("name every %s under %s, and nothing that is none", (type, prefix) => {
    const names = namesOf(type);
    expect(names.length).toBeGreaterThan(3);
    for (const catalogue of [catalogues.ar, catalogues.en]) {
      for (const name of names) expect(catalogue.has(`${prefix}.${name}`), name).toBe(true);
    }
    if (!prefix.startsWith("import.")) return;
    const said = [...catalogues.ar.keys()].filter((key) => key.startsWith(`${prefix}.`));
    expect(said.map((key) => key.slice(prefix.length + 1)).sort()).toEqual([...names].sort());
  });

  it("show details that are a piece of the file, and none that are for logs", () => {
    expect(shownDetails("bad-tag", ["وسم"])).toEqual(["وسم"]);
    const [sure, unsaid] = shownDetails("encoding", ["windows-1256, 93 %", "UTF-16LE"]);
    expect(sure).toMatch(/windows-1256.*بثقة.*93/u);
    expect(unsaid).toBe("UTF-16LE");
    expect(shownDetails("flattened", ["list-inside", "a list became paragraphs"])).toEqual([
      "قائمة داخل كتلة صارت فقرات",
    ]);
    expect(shownDetails("heading-level", ["عنوان"])).toEqual(["عنوان"]);
  });

  it("write dates and languages as people read them, and anything else as it stands", () => {
    expect(fieldValue("date", "2024-01-17")).toBe("الأربعاء 17 كانون الثاني 2024");
    expect(fieldValue("date", "قريباً")).toBe("قريباً");
    expect(fieldValue("language", "ckb")).not.toBe("ckb");
    expect(fieldValue("place", "2024-01-17")).toBe("2024-01-17");
  });

  it("name a file by its last part, and what was pasted as such", () => {
    expect(sourceName("/in/خبر.docx")).toBe("خبر.docx");
    expect(sourceName("")).toBe("نص ملصوق");
  });

  it("count what there is to see, or say that there is nothing", () => {
    const desk = new PaperDesk();
    const plain = ArticleReport.of(imported(), desk);
    expect(tally(plain, 0)).toBe("دخل كما هو، لم يُحذف منه شيء.");
    const full = ArticleReport.of(imported({ removed: [removed("share", "شارك")] }), desk);
    expect(tally(full, 2)).toBe("حُذف شيء واحد · موضعان للتنظيف");
  });
});
