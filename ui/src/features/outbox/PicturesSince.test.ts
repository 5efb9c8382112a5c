import { flushSync, mount, unmount } from "svelte";
import { afterEach, expect, it } from "vitest";
import { listed } from "../../ipc/fake/listed";
import PicturesSince from "./PicturesSince.svelte";

let shown: Record<string, unknown> | null = null;

afterEach(async () => {
  if (shown !== null) await unmount(shown);
  shown = null;
});

function lines(item: ReturnType<typeof listed>): string[] {
  shown = mount(PicturesSince, { target: document.body, props: { item } });
  flushSync();
  const found = document.querySelectorAll('[data-testid="outbox-pictures-since"] li');
  return [...found].map((line) => line.textContent);
}

it("says nothing where no picture went", () => {
  expect(lines(listed())).toEqual([]);
});

it("says what went from the site's text", () => {
  const told = lines(listed({ gone: [{ kind: "frame", detail: "https://example.test/map" }] }));
  expect(told).toHaveLength(1);
  expect(told[0]).toContain("https://example.test/map");
});

it("says which pictures went, which stayed, and why", () => {
  const told = lines(
    listed({
      removed: ["سوق-1.jpg"],
      left: [
        { name: "سوق-2.jpg", why: "some" },
        { name: "سوق-3.jpg", why: "unknown" },
        { name: "سوق-4.jpg", why: "seen" },
      ],
    }),
  );
  expect(told).toHaveLength(4);
  expect(told[0]).toContain("xeber24");
  expect(told[0]).toContain("سوق-1.jpg");
  expect(told[1]).toContain("ففيه ما يعرضها");
  expect(told[2]).toContain("مكتبة وسائط الموقع");
  expect(told[3]).toContain("رآها القرّاء");
});

it("says what was changed here after it was asked for, and what to do", () => {
  const there = lines(listed({ state: "verified", newer: ["title", "text"] }));
  expect(there).toHaveLength(1);
  expect(there[0]).toContain("في المقال تعديلات بعد هذا الإرسال: \u2068العنوان، النص\u2069");
  expect(there[0]).toContain("سلّمه من جديد");
});

it("says that of what waits as what does not go with it", () => {
  expect(lines(listed({ state: "queued", newer: ["text"] }))[0]).toContain("ولا تُرسل معه");
});
