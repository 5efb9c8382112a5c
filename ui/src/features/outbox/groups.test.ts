import { describe, expect, it } from "vitest";
import type { ItemState, Listed, Reason } from "../../ipc/bindings";
import { itemStates, listed } from "../../ipc/fake/listed";
import { deedsFor, grouped, groupOf, isOpen, waits } from "./groups";

describe("the outbox in groups", () => {
  it("has what needs a person first, and what has arrived last", () => {
    const items = itemStates.map((state) => listed({ id: state, state }));
    expect(
      grouped(items).map(({ group, items: found }) => [group, found.map(({ id }) => id)]),
    ).toEqual([
      ["person", ["changed", "conflict", "refused"]],
      ["moving", ["queued", "sending"]],
      ["stopped", ["paused"]],
      ["scheduled", ["scheduled"]],
      ["done", ["verified"]],
      ["gone", ["cancelled"]],
    ]);
    expect(grouped([])).toEqual([]);
    expect(itemStates.filter((state) => !isOpen({ state }))).toEqual(["verified", "cancelled"]);
  });

  it("shows the newest of what has arrived first", () => {
    const items = ["1", "2"].map((id) => listed({ id, state: "verified" }));
    expect(grouped(items)[0]?.items.map(({ id }) => id)).toEqual(["2", "1"]);
  });

  it("offers in each state what the outbox does not refuse there", () => {
    const deeds = (state: ItemState, more: Partial<Listed> = {}): string =>
      deedsFor(listed({ state, open_url: "https://a.example/1", ...more })).join(" ");
    expect(itemStates.map((state) => deeds(state))).toEqual([
      "pause cancel",
      "pause cancel",
      "resume cancel",
      "open cancel",
      "open",
      "open",
      "decide cancel",
      "retry edit cancel",
      "edit",
    ]);
    expect(deeds("verified", { open_url: null })).toBe("");
    // What stands against its embargo is mended in the article first.
    const alert: Reason = { kind: "embargo-live", until: "2026-12-03T06:00:00Z" };
    expect(deeds("verified", { alert })).toBe("edit open");
    expect(deeds("scheduled", { alert })).toBe("edit open cancel");
    expect(groupOf({ state: "verified", alert })).toBe("person");
    expect(isOpen({ state: "verified", alert })).toBe(true);
    const reason: Reason = { kind: "offline" };
    const next_try = "2026-12-01T06:00:00Z";
    expect(deeds("sending", { reason, next_try })).toBe("now pause cancel");
    // Before its time nobody hastens it.
    const held = { reason, next_try, not_before: next_try };
    expect(deeds("sending", held)).toBe("pause cancel");
    const budget: Reason = { kind: "budget" };
    expect(deeds("queued", { reason: budget, next_try })).toBe("anyway pause cancel");
    expect(waits(listed({ state: "paused", reason, next_try }))).toBe(false);
    expect(deeds("refused", { reason: { kind: "embargo" } })).toBe("edit retry cancel");
    expect(deeds("refused", { reason: { kind: "words-lost" } })).toBe("edit retry anyway cancel");
    // Trying again would send what was asked for, which has no pictures.
    expect(deeds("refused", { reason: { kind: "pictures-missing" } })).toBe("edit anyway cancel");
    expect(deeds("refused", { reason: { kind: "things-gone" } })).toBe("open anyway cancel");
    expect(deeds("refused", { reason: { kind: "restored" } })).toBe("retry edit cancel");
    expect(groupOf({ state: "changed" })).toBe("person");
    // What is in the bin is taken out of it there, or sent anew.
    expect(deeds("refused", { reason: { kind: "gone" } })).toBe("anew open retry cancel");
    expect(deeds("changed", { reason: { kind: "deleted" }, open_url: null })).toBe("anew");
    // Of two posts none is taken away from here: both are looked at on the site.
    const two: Reason = { kind: "second-post", detail: "https://xeber24.example/?p=7" };
    expect(deeds("verified", { alert: two })).toBe("open");
    expect(groupOf({ state: "verified", alert: two })).toBe("person");
  });
});
