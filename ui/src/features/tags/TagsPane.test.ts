import { flushSync, mount, unmount } from "svelte";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { AppError } from "../../ipc/bindings";
import { FakeWarraq } from "../../ipc/fake";
import { useHost } from "../../ipc/host";
import { tagged } from "./testing.svelte";
import TagsPane from "./TagsPane.svelte";

let pane: Record<string, unknown>;
let article: ReturnType<typeof tagged>;

beforeEach(() => {
  const host = new FakeWarraq();
  useHost(host);
  vi.spyOn(host, "invoke").mockImplementation((command) =>
    Promise.resolve(command === "tag_list" ? [{ name: "الإدارة الذاتية", count: 3 }] : null),
  );
  article = tagged(["سوريا"]);
  pane = mount(TagsPane, { target: document.body, props: { article } });
});

afterEach(async () => {
  await unmount(pane);
});

function input(): HTMLInputElement {
  const found = document.querySelector<HTMLInputElement>('[data-testid="tag-input"]');
  if (!found) throw new Error("no input");
  return found;
}

function type(text: string): void {
  input().value = text;
  input().dispatchEvent(new Event("input", { bubbles: true }));
  flushSync();
}

function press(key: string): void {
  input().dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true }));
  flushSync();
}

const chips = (): (string | undefined)[] =>
  [...document.querySelectorAll<HTMLElement>('[data-testid="tag-chip"]')].map(
    (chip) => chip.dataset["tag"],
  );

describe("the tags", () => {
  it("are put on by Enter and stand in their own direction", () => {
    type("COVID");
    press("Enter");
    expect(chips()).toEqual(["سوريا", "COVID"]);
    expect(document.querySelector<HTMLElement>('[data-tag="COVID"] bdi')?.dir).toBe("ltr");
    expect(input().value).toBe("");
  });

  it("are completed as the combobox pattern says", async () => {
    input().focus();
    await vi.waitFor(() => {
      type("اداره");
      expect(input().getAttribute("aria-expanded")).toBe("true");
    });
    press("ArrowDown");
    const active = document.getElementById(input().getAttribute("aria-activedescendant") ?? "");
    expect(active?.getAttribute("role")).toBe("option");
    expect(active?.getAttribute("aria-selected")).toBe("true");
    press("Enter");
    expect(chips()).toEqual(["سوريا", "الإدارة الذاتية"]);
    expect(input().getAttribute("aria-expanded")).toBe("false");
  });

  it("say why one is refused, and give it back", () => {
    type("سُوريا");
    press("Enter");
    expect(chips()).toEqual(["سوريا"]);
    expect(input().value).toBe("سُوريا");
    const reason = document.getElementById(input().getAttribute("aria-describedby") ?? "");
    expect(reason?.getAttribute("role")).toBe("alert");
    expect(reason?.textContent).toContain("سوريا");
  });

  it("go by the second Backspace, and come back", async () => {
    press("Backspace");
    expect(chips()).toEqual(["سوريا"]);
    press("Backspace");
    await vi.waitFor(() => expect(chips()).toEqual([]));
    const undo = document.querySelector<HTMLElement>(".removed button");
    undo?.click();
    await vi.waitFor(() => expect(chips()).toEqual(["سوريا"]));
  });

  it("say why the host refused one", async () => {
    const error: AppError = { code: "read_only", detail: "" };
    article.refusal = error;
    type("حلب");
    press("Enter");
    await vi.waitFor(() => {
      flushSync();
      expect(document.querySelector('[role="alert"]')?.textContent).toContain("لا يقبل");
    });
  });
});
