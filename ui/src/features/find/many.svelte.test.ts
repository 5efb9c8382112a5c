import { beforeEach, describe, expect, it, vi } from "vitest";
import { FakeWarraq } from "../../ipc/fake";
import { useHost } from "../../ipc/host";
import { block, emptyFields, numberedId } from "../../ipc/fake/sample";
import { HeldClock } from "../../shared/held_clock";
import type { Article } from "../../ipc/bindings";
import { FindMany } from "./many.svelte";

let host: FakeWarraq;
let clock: HeldClock;
let saved: boolean;
let replaced: (readonly string[])[];

const [ONE, OTHER, THIRD] = [numberedId(1), numberedId(2), numberedId(3)] as const;

function article(id: string, headline: string, text: string): Article {
  return {
    id,
    version: 1,
    status: "draft",
    fields: { ...emptyFields(), headline },
    tags: [],
    body: { version: 1, type: "doc", content: [block(`B${id}`, text)] },
    words: 2,
    reading_minutes: 1,
    created_at: "2024-01-17T10:00:00Z",
    updated_at: "2024-01-17T10:00:00Z",
    updated_by: "روجين",
  };
}

beforeEach(() => {
  saved = true;
  replaced = [];
  clock = new HeldClock();
  host = new FakeWarraq({
    articles: [
      article(ONE, "القائد في عفرين", "قال القائد"),
      article(OTHER, "خبر", "وصل القائد"),
      article(THIRD, "غيره", "لا أحد"),
    ],
  });
  useHost(host);
});

function open(): FindMany {
  const finding = new FindMany(
    {
      flush: () => Promise.resolve(saved),
      articlesIn: (places) => Promise.resolve(places === "open" ? [OTHER] : [ONE, OTHER, THIRD]),
      replaced: (articles) => Promise.resolve(void replaced.push(articles)),
    },
    clock,
  );
  finding.begin({ chosen: 0, listed: 3, open: OTHER });
  return finding;
}

async function looking(text: string): Promise<FindMany> {
  const finding = open();
  Object.assign(finding, { text, with: "الرئيس" });
  await finding.look();
  return finding;
}

const sent = (command: string): number =>
  host.requests.filter((request) => request.command === command).length;

const headlines = async (): Promise<string[]> => {
  const all = [ONE, OTHER].map((id) => host.invoke("article_open", { id }) as Promise<Article>);
  return (await Promise.all(all)).map(({ fields }) => fields.headline);
};

describe("looking through articles", () => {
  it("groups the places by articles that have any, all of them chosen", async () => {
    const finding = await looking("القايد");
    expect(finding.result?.articles.map(({ id, places }) => [id, places.length])).toEqual([
      [ONE, 2],
      [OTHER, 1],
    ]);
    expect([finding.total, finding.count]).toEqual([3, 3]);
  });

  it("waits until nobody types, and asks once", async () => {
    const finding = open();
    for (const text of ["ا", "ال", "القائد"]) {
      finding.text = text;
      finding.changed();
    }
    expect(sent("find_in_articles")).toBe(0);
    await clock.pass(1000);
    await vi.waitFor(() => expect(finding.step.at).toBe("found"));
    expect(sent("find_in_articles")).toBe(1);
  });

  it("shows the answer to what was asked last", async () => {
    let answer: () => void = () => undefined;
    host.finding.waits = new Promise((resolve) => (answer = resolve));
    const finding = open();
    finding.text = "القائد";
    const first = finding.look();
    finding.text = "ظظظ";
    host.finding.waits = Promise.resolve();
    await finding.look();
    answer();
    await first;
    expect([finding.step.at, finding.total]).toEqual(["found", 0]);
  });

  it("says why nothing can be looked for, and that something is not saved", async () => {
    const finding = await looking("القائد");
    finding.isRegex = true;
    finding.text = "(";
    await finding.look();
    expect(finding.step).toMatchObject({ at: "failed", error: { code: "query_group" } });
    saved = false;
    await finding.look();
    expect(finding.step).toEqual({ at: "failed", error: "unsaved" });
  });

  it("can be stopped, and is when the sheet is closed", async () => {
    let answer: () => void = () => undefined;
    host.finding.waits = new Promise((resolve) => (answer = resolve));
    const finding = open();
    finding.text = "القائد";
    const look = finding.look();
    await vi.waitFor(() => expect(finding.progress).toEqual({ done: 0, total: 3 }));
    await finding.stop();
    answer();
    await look;
    expect(finding.step).toEqual({ at: "stopped" });
    void finding.look();
    finding.close();
    await vi.waitFor(() => expect(sent("find_cancel")).toBe(2));
    expect(finding.step).toEqual({ at: "idle" });
  });
});

describe("replacing", () => {
  it("replaces what is chosen by one action that one undo takes back", async () => {
    const finding = await looking("القائد");
    finding.choose(OTHER, [0], false);
    expect([finding.count, finding.isChosen(OTHER, 0)]).toEqual([2, false]);
    await finding.replace();
    expect(finding.step).toMatchObject({ at: "replaced", done: { places: 2, changed: [] } });
    expect(replaced).toEqual([[ONE]]);
    expect(await headlines()).toEqual(["الرئيس في عفرين", "خبر"]);
    finding.choose(OTHER, [0], true);
    await finding.look();
    expect(finding.count).toBe(1);
  });

  it("leaves what was changed meanwhile as it is, and names it", async () => {
    const finding = await looking("القائد");
    const changes = [{ field: "place", value: "حلب" }];
    await host.invoke("article_save_fields", { save: { article: ONE, base_version: 1, changes } });
    await finding.replace();
    expect(finding.step).toMatchObject({ at: "replaced", done: { articles: [OTHER] } });
    expect(finding.step.at === "replaced" && finding.step.kept.map(({ id }) => id)).toEqual([ONE]);
    expect((await headlines())[0]).toBe("القائد في عفرين");
  });

  it("replaces only what was shown: something else asked is looked for first", async () => {
    const finding = await looking("القائد");
    finding.with = "المدير";
    await finding.replace();
    expect([finding.step.at, sent("replace_in_articles")]).toEqual(["found", 0]);
    expect(finding.result?.articles[0]?.places[0]?.with).toBe("المدير");
    await finding.replace();
    expect((await headlines())[0]).toBe("المدير في عفرين");
  });

  it("keeps what was left out while only what comes instead changes", async () => {
    const finding = await looking("القائد");
    finding.choose(ONE, [0, 1], false);
    finding.with = "المدير";
    await finding.look();
    expect(finding.count).toBe(1);
    finding.isWhole = true;
    await finding.look();
    expect(finding.count).toBe(3);
  });
});
