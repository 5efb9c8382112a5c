import { flushSync, mount, tick, unmount } from "svelte";
import { afterEach, expect, it } from "vitest";
import SignsPanel from "./SignsPanel.svelte";

const said: string[] = [];
let panel: ReturnType<typeof mount> | null = null;

function open(): void {
  const props = {
    onsign: (sign: string) => void said.push(sign),
    onclose: () => void said.push("closed"),
  };
  panel = mount(SignsPanel, { target: document.body, props });
  flushSync();
  (panel as unknown as { focus(): void }).focus();
}

async function press(key: string): Promise<void> {
  document.activeElement?.dispatchEvent(
    new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true }),
  );
  await tick();
  await tick();
}

const face = (): string => document.activeElement?.textContent.trim() ?? "";

afterEach(async () => {
  said.length = 0;
  if (panel !== null) await unmount(panel);
  panel = null;
});

it("is one stop of the keyboard, and arrows go from sign to sign as the eye sees them", async () => {
  open();
  expect(document.querySelectorAll("button[tabindex='0']")).toHaveLength(1);
  expect(face()).toBe("«");
  await press("ArrowLeft");
  expect(face()).toBe("»");
  await press("ArrowDown");
  expect([face(), document.activeElement?.getAttribute("aria-label")]).toEqual(["ـُ", "ضمة"]);
  expect(document.querySelectorAll("button[tabindex='0']")).toHaveLength(1);
});

it("writes what is pressed and stays, and closes at Escape", async () => {
  open();
  (document.activeElement as HTMLElement).click();
  document.querySelector<HTMLElement>("[data-sign='200c']")?.click();
  await press("Escape");
  expect(said).toEqual(["«", "\u200c", "closed"]);
});

it("a pointer does not take the caret out of the text", () => {
  open();
  const down = new MouseEvent("mousedown", { bubbles: true, cancelable: true });
  document.querySelector("[data-sign='ea']")?.dispatchEvent(down);
  expect(down.defaultPrevented).toBe(true);
});
