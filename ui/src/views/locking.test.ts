import { mount, unmount } from "svelte";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { FakeWarraq } from "../ipc/fake";
import { useHost } from "../ipc/host";
import App from "./App.svelte";
import { fill, find, press, until } from "./testing";

let host: FakeWarraq;
let shown: Record<string, unknown>;
let before: [string, unknown][];

beforeEach(async () => {
  host = new FakeWarraq();
  useHost(host);
  before = ["showModal", "close"].map((name) => [
    name,
    Reflect.get(HTMLDialogElement.prototype, name),
  ]);
  Object.assign(HTMLDialogElement.prototype, { showModal: vi.fn(), close: vi.fn() });
  shown = mount(App, { target: document.body });
  await until(() => expect(find("field-headline")).not.toBeNull());
});

afterEach(async () => {
  await unmount(shown);
  Object.assign(HTMLDialogElement.prototype, Object.fromEntries(before));
});

const lock = (): void => press("l", "KeyL", { ctrlKey: true });

async function unlock(): Promise<void> {
  await until(() => expect(find("unlock-passphrase")).not.toBeNull());
  fill("unlock-passphrase", "correct horse");
  document.querySelector("form")?.requestSubmit();
  await until(() => expect(find("field-headline")).not.toBeNull());
}

const headline = (): HTMLTextAreaElement => find("field-headline") as HTMLTextAreaElement;

it("saves what was typed, takes every word from the window, and comes back to the same place", async () => {
  const second = document.querySelectorAll<HTMLElement>("[data-testid=library-item]")[1];
  second?.click();
  await until(() =>
    expect(host.requests.filter((one) => one.command === "article_open").length).toBe(2),
  );
  fill("field-headline", "عنوان لا يراه أحد");
  headline().focus();
  headline().setSelectionRange(6, 8);
  const opened = host.requests.findLast(({ command }) => command === "article_open")?.args["id"];
  lock();
  await until(() => expect(find("unlock-passphrase")).not.toBeNull());
  const commands = host.requests.map(({ command }) => command);
  expect(commands.lastIndexOf("article_save_fields")).toBeLessThan(commands.indexOf("vault_lock"));
  const left = document.documentElement.outerHTML + document.title;
  expect(left).not.toContain("لا يراه");
  expect(document.title).toBe("ورّاق");
  await unlock();
  const again = host.requests.findLast(({ command }) => command === "article_open")?.args["id"];
  expect(again).toBe(opened);
  expect(headline().value).toBe("عنوان لا يراه أحد");
  expect(document.activeElement).toBe(headline());
  expect([headline().selectionStart, headline().selectionEnd]).toEqual([6, 8]);
});

/** The text of the page in this pane. */
const text = (pane: "page" | "beside"): HTMLElement | null =>
  document.querySelector(`[data-pane=${pane}] [data-testid=editor]`);

describe("with a second article beside", () => {
  beforeEach(async () => {
    vi.stubGlobal("innerWidth", 1600);
    document.querySelectorAll<HTMLElement>("[data-testid=library-beside]")[1]?.click();
    await until(() => expect(text("beside")).not.toBeNull());
    return () => vi.unstubAllGlobals();
  });

  it.each(["page", "beside"] as const)(
    "comes back to both, the keyboard in the %s",
    async (pane) => {
      const written = [text("page"), text("beside")].map((one) => one?.textContent);
      text(pane)?.focus();
      lock();
      await unlock();
      await until(() => expect(text("beside")).not.toBeNull());
      expect([text("page"), text("beside")].map((one) => one?.textContent)).toEqual(written);
      await until(() => expect(document.activeElement).toBe(text(pane)));
    },
  );
});

it("stays open and says why where the words cannot be saved", async () => {
  host.failing.set("article_save_fields", { code: "disk_full", detail: "" });
  fill("field-headline", "كلمات لا مكان لها");
  lock();
  await until(() => expect(find("not-saved")).not.toBeNull());
  expect(find("unsaved-what")?.dataset["code"]).toBe("disk_full");
  expect(host.requests.map(({ command }) => command)).not.toContain("vault_lock");
  expect(headline().value).toBe("كلمات لا مكان لها");
});

it("locks from a sheet too", async () => {
  press("k", "KeyK", { ctrlKey: true });
  await until(() => expect(find("palette-input")).not.toBeNull());
  lock();
  await until(() => expect(find("unlock-passphrase")).not.toBeNull());
});
