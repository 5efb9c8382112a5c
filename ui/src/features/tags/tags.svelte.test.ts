import { afterEach, describe, expect, it, vi } from "vitest";
import { commands, type TagCount } from "../../ipc/bindings";
import { TagEditor } from "./tags.svelte";
import { tagged } from "./testing.svelte";

async function open(tags: string[], known: TagCount[] = []) {
  vi.spyOn(commands, "tagList").mockResolvedValue({ status: "ok", data: known });
  const article = tagged(tags);
  const editor = new TagEditor(article);
  await editor.load();
  return { article, editor };
}

afterEach(() => vi.restoreAllMocks());

describe("the tag editor", () => {
  it("puts on what is typed, tidied", async () => {
    const { article, editor } = await open([]);
    editor.type("  شمال  سوريا ");
    editor.take();
    expect(article.tags).toEqual(["شمال سوريا"]);
    expect(editor.typed).toBe("");
  });

  it("puts on at a comma and keeps what follows", async () => {
    const { article, editor } = await open([]);
    editor.type("سوريا، تركيا، قس");
    expect(article.tags).toEqual(["سوريا", "تركيا"]);
    expect(editor.typed).toBe("قس");
    expect(editor.open).toBe(true);
  });

  it("writes a tag as the newsroom does", async () => {
    const { article, editor } = await open([], [{ name: "الإدارة الذاتية", count: 4 }]);
    editor.type("الادارة الذاتيه");
    editor.take();
    expect(article.tags).toEqual(["الإدارة الذاتية"]);
  });

  it("takes the completion chosen with the arrows", async () => {
    const known = [
      { name: "سوريا", count: 2 },
      { name: "سوريا الديمقراطية", count: 1 },
    ];
    const { article, editor } = await open([], known);
    editor.type("سور");
    editor.step(1);
    editor.step(1);
    expect(editor.active).toBe(1);
    editor.step(1);
    expect(editor.active).toBe(0);
    editor.step(-1);
    editor.take();
    expect(article.tags).toEqual(["سوريا الديمقراطية"]);
    expect(editor.open).toBe(false);
  });

  it("refuses the same word and gives the text back", async () => {
    const { article, editor } = await open(["إدلب"]);
    editor.type("ادلب");
    editor.take();
    expect(article.tags).toEqual(["إدلب"]);
    expect(editor.refusal).toEqual({ kind: "duplicate", tag: "إدلب" });
    expect(editor.typed).toBe("ادلب");
    editor.type("ادلب ا");
    expect(editor.refusal).toBeNull();
  });

  it("refuses what is longer than a tag may be", async () => {
    const { article, editor } = await open([]);
    editor.type("س".repeat(101));
    editor.take();
    expect(editor.refusal?.kind).toBe("too_long");
    expect(article.tags).toEqual([]);
  });

  it("removes the last tag at the second Backspace only, and puts it back", async () => {
    const { article, editor } = await open(["سوريا", "تركيا"]);
    editor.backspace();
    expect(editor.armed).toBe("تركيا");
    expect(article.tags).toHaveLength(2);
    editor.backspace();
    await vi.waitFor(() => expect(article.tags).toEqual(["سوريا"]));
    expect(editor.removed).toBe("تركيا");
    await editor.putBack();
    expect(article.tags).toEqual(["سوريا", "تركيا"]);
    expect(editor.removed).toBeNull();
  });

  it("disarms when typing goes on", async () => {
    const { article, editor } = await open(["سوريا"]);
    editor.backspace();
    editor.type("ت");
    editor.type("");
    editor.backspace();
    expect(article.tags).toEqual(["سوريا"]);
    expect(editor.armed).toBe("سوريا");
  });

  it("shows why the host refused", async () => {
    const { article, editor } = await open([]);
    article.refusal = { code: "read_only", detail: "" };
    await editor.add("سوريا");
    expect(editor.refusal).toMatchObject({ kind: "error", error: { code: "read_only" } });
    expect(editor.typed).toBe("سوريا");
  });
});
