import { flushSync, mount, unmount } from "svelte";
import { afterEach, beforeEach, expect, vi } from "vitest";
import { FakeWarraq } from "../ipc/fake";
import { useHost } from "../ipc/host";
import Window from "./Window.svelte";

/** The host of the window that is shown before each test of a file, with an open article, and gone after it. */
export function showWindow(): { readonly host: FakeWarraq } {
  const dialogs = ["showModal", "close"].map((name): [string, unknown] => [
    name,
    Reflect.get(HTMLDialogElement.prototype, name),
  ]);
  let host = new FakeWarraq();
  let shown: Record<string, unknown>;

  beforeEach(async () => {
    host = new FakeWarraq();
    useHost(host);
    // jsdom shows no dialogs; what is in them is there all the same.
    Object.assign(HTMLDialogElement.prototype, { showModal: vi.fn(), close: vi.fn() });
    const props = { app: host.state, onlocked: () => undefined };
    shown = mount(Window, { target: document.body, props });
    await vi.waitFor(() => expect(find("field-headline")).not.toBeNull());
  });

  afterEach(async () => {
    await unmount(shown);
    Object.assign(HTMLDialogElement.prototype, Object.fromEntries(dialogs));
  });

  return {
    get host() {
      return host;
    },
  };
}

export function find(testid: string): HTMLElement | null {
  return document.querySelector<HTMLElement>(`[data-testid="${testid}"]`);
}

export function all(testid: string): HTMLElement[] {
  return [...document.querySelectorAll<HTMLElement>(`[data-testid="${testid}"]`)];
}

/** Presses a key where the focus is. */
export function press(key: string, code: string, held: KeyboardEventInit = {}): void {
  const target = document.activeElement ?? document.body;
  target.dispatchEvent(
    new KeyboardEvent("keydown", { key, code, bubbles: true, cancelable: true, ...held }),
  );
  flushSync();
}

export function click(testid: string): void {
  find(testid)?.click();
  flushSync();
}

/** Waits until the page shows this. */
export const until = (is: () => void): Promise<void> =>
  vi.waitFor(() => {
    flushSync();
    is();
  });

/** Types or chooses this in a field. */
export function fill(testid: string, value: string): void {
  const input = find(testid) as HTMLInputElement;
  input.value = value;
  input.dispatchEvent(
    new Event(input.tagName === "SELECT" ? "change" : "input", { bubbles: true }),
  );
  flushSync();
}
