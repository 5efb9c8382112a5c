import { flushSync, mount, tick, unmount } from "svelte";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { ChangedPost } from "../../ipc/bindings";
import { FakeWarraq } from "../../ipc/fake";
import { reason } from "../../ipc/fake/back";
import { fakeSite } from "../../ipc/fake/conflict";
import { useHost } from "../../ipc/host";
import { Follow } from "./follow.svelte";
import FollowSheet from "./FollowSheet.svelte";

let host: FakeWarraq;
let follow: Follow;
let sheet: Record<string, unknown> | null = null;

const post = (article: string, more: Partial<ChangedPost> = {}): ChangedPost => ({
  article,
  headline: `مقال ${article}`,
  site: fakeSite.id,
  site_name: fakeSite.name,
  url: "",
  is_gone: false,
  waits: false,
  can_compare: true,
  state: "published",
  alert: null,
  ...more,
});

beforeEach(() => {
  host = new FakeWarraq();
  useHost(host);
  follow = new Follow();
});

afterEach(async () => {
  if (sheet !== null) await unmount(sheet);
  sheet = null;
});

describe("what changed on the sites", () => {
  it("is known without asking, and asked for by a person only", async () => {
    host.back.changed = [post("a")];
    host.back.found = [post("a"), post("b", { is_gone: true })];
    await follow.begin();
    expect([follow.changed.length, follow.same]).toEqual([1, null]);
    expect(host.requests.map(({ command }) => command)).toEqual(["follow_changed"]);
    await follow.look();
    expect([follow.changed.length, follow.same]).toEqual([2, 3]);
  });

  it("offers to compare what is there, and says what is gone", async () => {
    host.back.changed = [
      post("a", { waits: true }),
      post("b", { is_gone: true, can_compare: false }),
      post("c", {
        can_compare: false,
        alert: { kind: "embargo-live", until: "2026-12-03T06:00:00Z" },
      }),
    ];
    host.back.found = host.back.changed;
    host.back.fault = reason("offline");
    const compared: string[] = [];
    const props = {
      follow,
      onopen: () => undefined,
      oncompare: (article: string, site: string) => compared.push(`${article} ${site}`),
    };
    sheet = mount(FollowSheet, { target: document.body, props });
    await follow.look();
    await tick();
    flushSync();
    const buttons = document.querySelectorAll<HTMLElement>('[data-testid="follow-compare"]');
    expect(buttons).toHaveLength(1);
    buttons[0]?.click();
    expect(compared).toEqual([`a ${fakeSite.id}`]);
    expect(document.body.textContent).toContain("حُذف من الموقع");
    expect(document.querySelector('[data-testid="follow-alert"]')?.textContent).toContain(
      "وهو محظور حتى",
    );
    expect(document.querySelector('[data-testid="site-fault"]')?.textContent).toContain("لا اتصال");
  });

  it("says where two posts of one article are, and which article lacks a picture there", async () => {
    const [ours, detail] = ["https://a.example/خبر/", "https://a.example/خبر-2/"];
    host.back.found = [post("a", { alert: { kind: "other-post", detail, ours } })];
    host.back.withoutPictures = ["سوق القامشلي", "سوق القامشلي"];
    const props = { follow, onopen: () => undefined, oncompare: () => undefined };
    sheet = mount(FollowSheet, { target: document.body, props });
    await follow.look();
    await tick();
    flushSync();
    const alert = document.querySelector('[data-testid="follow-alert"]')?.textContent ?? "";
    expect([alert.includes(ours), alert.includes(detail)]).toEqual([true, true]);
    const pictures = document.querySelectorAll('[data-testid="follow-pictures"]');
    expect(pictures).toHaveLength(2);
    expect(pictures[0]?.textContent).toContain("سوق القامشلي");
  });
});
