import { describe, expect, it } from "vitest";
import { fileNameFault, hasExtension, isTurned, joinPath, partsOf, withExtension } from "./path";

describe("file names", () => {
  it("may be Arabic, with spaces and quotes of ours", () => {
    expect(fileNameFault("واشنطن تبلغ «تركيا».html")).toBeNull();
  });

  it("say what is wrong with them", () => {
    expect(fileNameFault("  ")).toBe("name_empty");
    expect(fileNameFault("../x.html")).toBe("name_separator");
    expect(fileNameFault("a\\b")).toBe("name_separator");
    expect(fileNameFault("متى؟ الآن?.txt")).toBe("name_reserved");
    expect(fileNameFault("..")).toBe("name_reserved");
  });

  it("change their extension with the format and keep a dot that is none", () => {
    const known = ["txt", "md", "html"];
    expect(withExtension("خبر.html", "md", known)).toBe("خبر.md");
    expect(withExtension("خبر v1.2", "md", known)).toBe("خبر v1.2.md");
    expect(withExtension("خبر", "txt", known)).toBe("خبر.txt");
    expect(hasExtension("خبر.md")).toBe(true);
    expect(hasExtension("قال د. أحمد")).toBe(false);
  });
});

describe("joinPath", () => {
  it("uses the separator of the folder", () => {
    expect(joinPath("/home/rojin/أخبار", "a.md")).toBe("/home/rojin/أخبار/a.md");
    expect(joinPath("/", "a.md")).toBe("/a.md");
    expect(joinPath("C:\\News", "a.md")).toBe("C:\\News\\a.md");
    expect(joinPath("C:\\", "a.md")).toBe("C:\\a.md");
  });

  it("falls into its names and what stands between them", () => {
    expect(partsOf("/بيت/صادر/خبر.docx")).toEqual(["/", "بيت", "/", "صادر", "/", "خبر.docx"]);
    expect(partsOf("C:\\خبر.md")).toEqual(["C:", "\\", "خبر.md"]);
  });
});

describe("names beside each other", () => {
  it("change places where both are written from the right", () => {
    for (const path of [
      "/home/تصدير/أخبار",
      "C:\\صور\\أخبار 2",
      "/تصدير/2024/أخبار",
      "/ڕۆژ/هەواڵ/",
    ])
      expect(isTurned(path), path).toBe(true);
    for (const path of [
      "/home/أخبار",
      "/أخبار/web",
      "/أخبار/web/صور",
      "/a/b",
      "أخبار",
      "/صور a/أخبار",
    ])
      expect(isTurned(path), path).toBe(false);
  });
});
