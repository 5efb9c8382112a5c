import { beforeEach, describe, expect, it } from "vitest";
import type { Article } from "../../ipc/bindings";
import { FakeWarraq } from "../../ipc/fake";
import { emptyFields, numberedId } from "../../ipc/fake/sample";
import { useHost } from "../../ipc/host";
import { byKey } from "../../shared/list_keys";
import { FILTER_WAIT_MS, Library } from "./library.svelte";
import { shownTabs } from "./tabs";

const NOON = "2024-01-17T12:00:00Z";
let host: FakeWarraq;
let due: (() => void)[];
let library: Library;

const clock = {
  now: () => 0,
  after: (delay_ms: number, run: () => void) => {
    expect(delay_ms).toBe(FILTER_WAIT_MS);
    due.push(run);
    return () => void (due = due.filter((other) => other !== run));
  },
};

function article(number: number, some: Partial<Article> = {}): Article {
  return {
    id: numberedId(number),
    version: 1,
    status: "draft",
    fields: { ...emptyFields(), headline: `عنوان ${number}` },
    tags: [],
    body: { version: 1, type: "doc", content: [] },
    words: 0,
    reading_minutes: 0,
    created_at: NOON,
    updated_at: new Date(Date.parse(NOON) - number * 1000).toISOString(),
    updated_by: "",
    ...some,
  };
}

function begin(articles: Article[]): void {
  due = [];
  host = new FakeWarraq({ articles, now: () => NOON });
  useHost(host);
  library = new Library(clock);
}

const ids = (): string[] => library.articles.map((one) => one.id);
const asked = (): unknown[] => host.requests.map((request) => request.args["query"]);

beforeEach(() =>
  begin([article(1), article(2, { status: "ready" }), article(3, { status: "spiked" })]),
);

describe("the library", () => {
  it("keeps spiked articles apart, and counts them apart", async () => {
    await library.refresh();
    expect(ids()).toEqual([numberedId(1), numberedId(2)]);
    expect([library.countOf(null), library.countOf("ready"), library.countOf("spiked")]).toEqual([
      2, 1, 1,
    ]);
    await library.show("spiked");
    expect(ids()).toEqual([numberedId(3)]);
  });

  it("asks for a filter once, when the typing pauses", async () => {
    library.filterBy("عن");
    library.filterBy("عنوان 2");
    expect(asked()).toHaveLength(0);
    expect(due).toHaveLength(1);
    due[0]?.();
    await new Promise((resolve) => setTimeout(resolve));
    expect(asked()).toHaveLength(1);
    expect(ids()).toEqual([numberedId(2)]);
  });

  it("shows the answer to the last question, whichever comes first", async () => {
    const slow = library.show("spiked");
    const fast = library.show("ready");
    await Promise.all([slow, fast]);
    expect(ids()).toEqual([numberedId(2)]);
  });

  it("says why it could not be read and keeps what it showed", async () => {
    await library.refresh();
    host.failing.set("article_list", { code: "vault_damaged", detail: "" });
    await library.refresh();
    expect(library.error?.code).toBe("vault_damaged");
    expect(ids()).toHaveLength(2);
  });

  it("reads a long list a page at a time, to its end and no further", async () => {
    begin(
      Array.from({ length: 450 }, (_, at) =>
        article(at + 1, at % 3 === 0 ? { status: "spiked" } : {}),
      ),
    );
    await library.refresh();
    for (let turn = 0; turn < 5; turn += 1) await library.loadMore();
    expect(new Set(ids()).size).toBe(300);
    expect(ids()).toHaveLength(300);
    expect(asked()).toHaveLength(3);
  });

  it("shows what the open article says without reordering", async () => {
    await library.refresh();
    library.saw({ id: numberedId(2), headline: "جديد", words: 7 });
    expect(library.articles[1]).toMatchObject({ headline: "جديد", words: 7, status: "ready" });
    library.saw({ id: "unknown" });
    expect(ids()).toHaveLength(2);
  });

  it("knows the article before and after", async () => {
    await library.refresh();
    expect(library.neighbour(numberedId(1), 1)?.id).toBe(numberedId(2));
    expect(library.neighbour(numberedId(2), 1)).toBeNull();
    expect(library.neighbour(numberedId(1), -1)).toBeNull();
    expect(library.neighbour(null, 1)?.id).toBe(numberedId(1));
  });
});

describe("the tabs", () => {
  it("show what every desk uses, what holds something and what is open", () => {
    expect(shownTabs(null, () => 0)).toEqual(["all", "draft", "in-edit", "ready", "delivered"]);
    expect(shownTabs("idea", (status) => (status === "spiked" ? 2 : 0))).toEqual([
      "all",
      "idea",
      "draft",
      "in-edit",
      "ready",
      "delivered",
      "spiked",
    ]);
  });
});

it("arrows walk the list and stop at its ends", () => {
  const lines = [1, 2, 3].map(() => document.createElement("button"));
  expect(byKey("ArrowDown", lines, null)).toBe(lines[0]);
  expect(byKey("ArrowDown", lines, lines[2] ?? null)).toBe(lines[2]);
  expect(byKey("ArrowUp", lines, lines[0] ?? null)).toBe(lines[0]);
  expect(byKey("End", lines, null)).toBe(lines[2]);
  expect(byKey("a", lines, null)).toBeNull();
});
