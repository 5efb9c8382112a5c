import { createRawSnippet, flushSync, mount, unmount } from "svelte";
import { afterEach, expect, it } from "vitest";
import Panel from "./Panel.svelte";
import type { PanelField } from "./panel";

const said: string[] = [];
let panel: ReturnType<typeof mount> | null = null;

const address: PanelField = {
  name: "address",
  label: "العنوان",
  kind: "address",
  value: "https://example.org",
  oninput: (value) => void said.push(value),
};

const count: PanelField = { ...address, name: "rows", kind: "count", value: "3", most: 50 };

function open(props: { fields: PanelField[]; onsubmit?: () => void; isWrong?: boolean }): void {
  const children = createRawSnippet(() => ({ render: () => "<button>تم</button>" }));
  panel = mount(Panel, {
    target: document.body,
    props: {
      label: "رابط",
      testid: "panel",
      said: "ليس عنوانا",
      begins: true,
      onback: () => void said.push("back"),
      children,
      ...props,
    },
  });
  flushSync();
}

function press(key: string): void {
  document.activeElement?.dispatchEvent(
    new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true }),
  );
}

const inputs = (): HTMLInputElement[] => [...document.querySelectorAll("input")];

afterEach(async () => {
  said.length = 0;
  if (panel !== null) await unmount(panel);
  panel = null;
});

it("begins in its first field, hears what is written, and is left with Escape", () => {
  open({ fields: [address, count], onsubmit: () => void said.push("submitted") });
  const [first, second] = inputs();
  expect(document.activeElement).toBe(first);
  expect([first?.dir, second?.role, second?.ariaValueMax]).toEqual(["ltr", "spinbutton", "50"]);
  expect(document.querySelectorAll("label")[1]?.htmlFor).toBe(second?.id);
  if (first === undefined) return;
  first.value = "x";
  first.dispatchEvent(new Event("input", { bubbles: true }));
  press("Enter");
  document.querySelector("form")?.requestSubmit();
  press("Escape");
  expect(said).toEqual(["x", "submitted", "back"]);
});

it("takes only digits for a count, from any keyboard, and counts on with the arrows", () => {
  open({ fields: [count], onsubmit: () => undefined });
  const [input] = inputs();
  if (input === undefined) throw new Error("no field");
  for (const typed of ["3ق", "٤", "99"]) {
    input.value = typed;
    input.dispatchEvent(new Event("input", { bubbles: true }));
    said.push(input.value);
  }
  press("ArrowUp");
  expect(said).toEqual(["3", "3", "4", "4", "9", "9", "4"]);
});

it("says of its first field what is wrong", () => {
  open({ fields: [address, count], onsubmit: () => undefined, isWrong: true });
  const [first, second] = inputs();
  expect(first?.getAttribute("aria-invalid")).toBe("true");
  expect(second?.getAttribute("aria-invalid")).toBeNull();
  const about = document.getElementById(first?.getAttribute("aria-describedby") ?? "");
  expect([about?.textContent, about?.role]).toEqual(["ليس عنوانا", "alert"]);
});

it("leads back with Enter where nothing has to be submitted, but not from a button", () => {
  open({ fields: [address] });
  expect(document.querySelector("form")).toBeNull();
  press("Enter");
  document.querySelector("button")?.focus();
  press("Enter");
  expect(said).toEqual(["back"]);
});
