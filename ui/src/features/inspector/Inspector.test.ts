import { createRawSnippet, flushSync, mount, unmount } from "svelte";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { Status } from "../../ipc/bindings";
import { FakeWarraq } from "../../ipc/fake";
import { useHost } from "../../ipc/host";
import Inspector from "./Inspector.svelte";
import { INSPECTOR_TABS, type InspectorTab } from "./tabs";

let inspector: Record<string, unknown>;
let moved: Status[];

const article = {
  status: "draft" as Status,
  tags: ["سوريا", "تركيا"],
  suggested: { list: [] },
  setStatus: (status: Status) => {
    moved.push(status);
    return Promise.resolve(null);
  },
};

function pane(name: InspectorTab) {
  return createRawSnippet<[boolean]>(() => ({ render: () => `<input name="${name}" />` }));
}

beforeEach(() => {
  moved = [];
  useHost(new FakeWarraq());
  const panes = {
    fields: pane("fields"),
    tags: pane("tags"),
    export: pane("export"),
    revisions: pane("revisions"),
    review: pane("review"),
    delivery: pane("delivery"),
  };
  inspector = mount(Inspector, {
    target: document.body,
    props: { article, tab: "fields", panes },
  });
  flushSync();
});

afterEach(async () => {
  await unmount(inspector);
});

function tab(name: InspectorTab): HTMLElement {
  const found = document.querySelector<HTMLElement>(`[data-testid="inspector-tab-${name}"]`);
  if (!found) throw new Error(`no ${name}`);
  return found;
}

function press(key: string): void {
  document.activeElement?.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true }));
  flushSync();
}

describe("the inspector", () => {
  it("moves through its tabs by the arrows, the left one going on in Arabic", () => {
    tab("fields").focus();
    press("ArrowLeft");
    expect(document.activeElement).toBe(tab("tags"));
    expect(tab("tags").getAttribute("aria-selected")).toBe("true");
    expect(INSPECTOR_TABS.map((name) => tab(name).tabIndex)).toEqual([-1, 0, -1, -1, -1, -1]);
    press("End");
    expect(document.activeElement).toBe(tab("delivery"));
  });

  it("shows one pane, made when first seen, and keeps what is typed in it", () => {
    const input = () => document.querySelector<HTMLInputElement>('[name="fields"]');
    const first = input();
    if (!first) throw new Error("no pane");
    first.value = "31/2";
    expect(document.querySelector('[name="export"]')).toBeNull();
    tab("export").click();
    flushSync();
    expect(first.closest<HTMLElement>('[role="tabpanel"]')?.hidden).toBe(true);
    expect(document.querySelector('[name="export"]')).not.toBeNull();
    tab("fields").click();
    flushSync();
    expect(input()?.value).toBe("31/2");
  });

  it("names each pane by its tab", () => {
    for (const name of INSPECTOR_TABS) {
      const panel = document.getElementById(tab(name).getAttribute("aria-controls") ?? "");
      expect(panel?.getAttribute("aria-labelledby")).toBe(tab(name).id);
    }
  });

  it("offers only the statuses that may follow", async () => {
    const select = document.querySelector<HTMLSelectElement>('[data-testid="status-select"]');
    if (!select) throw new Error("no status");
    await vi.waitFor(() => expect(select.options.length).toBeGreaterThan(1));
    const values = [...select.options].map((option) => option.value);
    expect(values[0]).toBe("draft");
    expect(values).not.toContain("corrected");
    select.value = "ready";
    select.dispatchEvent(new Event("change", { bubbles: true }));
    await vi.waitFor(() => expect(moved).toEqual(["ready"]));
  });
});
