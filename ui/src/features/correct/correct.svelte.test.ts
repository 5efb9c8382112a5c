import { flushSync, mount, tick, unmount } from "svelte";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { FakeWarraq } from "../../ipc/fake";
import { fakeSite } from "../../ipc/fake/conflict";
import { useHost } from "../../ipc/host";
import { Correct } from "./correct.svelte";
import CorrectSheet from "./CorrectSheet.svelte";

let host: FakeWarraq;
let correct: Correct;
let sheet: Record<string, unknown> | null = null;
let settled: (string | null)[];
let saved: boolean;

beforeEach(() => {
  host = new FakeWarraq();
  useHost(host);
  host.back.places = [
    {
      site: fakeSite.id,
      name: fakeSite.name,
      url: "https://xeber24.example/?p=1",
      is_public: true,
    },
  ];
  settled = [];
  saved = true;
  correct = new Correct({
    flush: () => Promise.resolve(saved),
    settled: (_, item) => Promise.resolve(void settled.push(item)),
  });
});

afterEach(async () => {
  if (sheet !== null) await unmount(sheet);
  sheet = null;
});

const sent = (command: string): number =>
  host.requests.filter((request) => request.command === command).length;
const by = (testid: string): HTMLElement | null =>
  document.querySelector(`[data-testid="${testid}"]`);

describe("what readers have already", () => {
  it("is corrected with what they are told", async () => {
    await correct.begin("article");
    correct.note = "ورد الاسم خطأ";
    await correct.correct(fakeSite.id);
    expect(host.requests.at(-1)?.args).toEqual({
      article: "article",
      site: fakeSite.id,
      note: "ورد الاسم خطأ",
    });
    expect([settled.length, correct.asked?.what, correct.note]).toEqual([1, "correct", ""]);
  });

  it("is taken from them only after a question", async () => {
    await correct.begin("article");
    sheet = mount(CorrectSheet, { target: document.body, props: { correct } });
    await tick();
    by("unpublish")?.click();
    await tick();
    expect(sent("correct_unpublish")).toBe(0);
    expect(document.body.textContent).toContain("أتسحبه؟");
    by("unpublish-yes")?.click();
    for (let turn = 0; turn < 8; turn += 1) await tick();
    flushSync();
    expect(sent("correct_unpublish")).toBe(1);
    expect(by("correct-said")?.textContent).toContain("وُضع السحب في الصادر");
  });

  it("stays as it is while something open is not saved, and says where nothing is", async () => {
    await correct.begin("article");
    saved = false;
    await correct.correct(fakeSite.id);
    expect([sent("correct_send"), correct.error?.code]).toEqual([0, "internal"]);
    host.back.places = [];
    await correct.begin("article");
    sheet = mount(CorrectSheet, { target: document.body, props: { correct } });
    await tick();
    expect(by("correct-nowhere")?.textContent).toContain("لم يصل");
  });
});
