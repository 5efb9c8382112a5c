import { beforeEach, expect, test, vi } from "vitest";
import type { Pasted } from "../../ipc/bindings";
import { FakeWarraq } from "../../ipc/fake";
import { useHost } from "../../ipc/host";
import { Pasting } from "./pasting.svelte";

let host: FakeWarraq;
let pasting: Pasting;

beforeEach(() => {
  host = new FakeWarraq();
  useHost(host);
  pasting = new Pasting(() => "ar");
});

/** The host answers with this. */
function answering(pasted: Partial<Pasted>): void {
  const whole = {
    blocks: [],
    pictures: 0,
    removed: [],
    warnings: [],
    cleaned: [],
    turned: 0,
    ...pasted,
  };
  vi.spyOn(host, "invoke").mockResolvedValue(whole);
}

test("the host is asked with the article's language", async () => {
  const { blocks } = await pasting.read("<p>نص</p>", "نص");
  expect(blocks).toHaveLength(1);
  expect(host.requests.at(-1)).toEqual({
    command: "paste_read",
    args: { html: "<p>نص</p>", text: "نص", language: "ar" },
  });
});

test("what was left out is told by kind and number, with an undo until something else is done", async () => {
  answering({
    removed: [
      { kind: "tracker", text: "utm_source=x", after: null },
      { kind: "image", text: "https://a.example/b.jpg", after: null },
      { kind: "tracker", text: "fbclid=1", after: null },
    ],
    cleaned: [{ kind: "no-break-spaces", count: 4, examples: [] }],
    turned: 2,
  });
  const { told } = await pasting.read("<p>", "");
  told("put");
  expect(pasting.told?.kind).toBe("removed");
  expect(pasting.told?.items).toEqual([
    { name: "متعقّبات", count: 2, texts: ["utm_source=x", "fbclid=1"] },
    { name: "صورة لم تُحمَّل", count: 1, texts: ["https://a.example/b.jpg"] },
    { name: "مسافات لا تنكسر", count: 4, texts: [] },
    { name: "أسطر مقلوبة صُحّح ترتيبها", count: 2, texts: [] },
  ]);
  expect(pasting.canUndo).toBe(true);
  pasting.changed();
  expect(pasting.canUndo).toBe(false);
  pasting.close();
  expect(pasting.told).toBeNull();
});

test("pictures that came with it are told, with an undo", async () => {
  answering({ pictures: 2 });
  (await pasting.read("<img>", "")).told("put");
  expect(pasting.told).toMatchObject({ kind: "removed", pictures: 2, items: [] });
  expect(pasting.canUndo).toBe(true);
});

test("a paste of which nothing was left out says nothing", async () => {
  answering({});
  (await pasting.read("<p>", "")).told("put");
  expect(pasting.told).toBeNull();
});

test.each([
  ["plain", "plain", true],
  ["nothing", "failed", false],
] as const)(
  "where it cannot be read, it is told what became of it: %s",
  async (outcome, kind, undo) => {
    host.failing.set("paste_read", { code: "file_tangled", detail: "" });
    const { blocks, told } = await pasting.read("<b>", "نص");
    expect(blocks).toBeNull();
    told(outcome);
    expect(pasting.told).toMatchObject({ kind, error: { code: "file_tangled" } });
    expect(pasting.canUndo).toBe(undo);
  },
);

test("of what is too long only that is told", async () => {
  host.failing.set("paste_read", { code: "file_too_large", detail: "" });
  const { told } = await pasting.read("", "نص");
  pasting.tooLong();
  told("nothing");
  expect(pasting.told?.kind).toBe("too_long");
});
