import { flushSync, mount, unmount } from "svelte";
import { beforeEach, describe, expect, it } from "vitest";
import { FakeWarraq } from "../../ipc/fake";
import { useHost } from "../../ipc/host";
import { HeldClock, settled } from "../../shared/held_clock";
import { guessing } from "./guessing";
import { TypedStrength } from "./strength.svelte";
import StrengthLine from "./StrengthLine.svelte";

const STRONG = "نخلة سحاب مرسى قنديل";
let host: FakeWarraq;
let clock: HeldClock;
let strength: TypedStrength;

beforeEach(() => {
  host = new FakeWarraq({ vault: "none" });
  useHost(host);
  clock = new HeldClock();
  strength = new TypedStrength(clock);
});

const asked = (): unknown[] => host.requests.map(({ args }) => args["passphrase"]);

describe("the strength of what is typed", () => {
  it("is asked once typing rests, for what stands there then", async () => {
    strength.typed("نخلة سحاب");
    await clock.pass(300);
    strength.typed(STRONG, ["روجين"]);
    await clock.pass(300);
    expect(asked()).toEqual([]);
    await clock.pass(100);
    expect(asked()).toEqual([STRONG]);
    expect(strength.told?.score).toBe(4);
    strength.typed("");
    expect(strength.told).toBeNull();
  });

  it("is that of the last words, although the answer for the ones before is still to come", async () => {
    strength.typed(STRONG);
    await clock.pass(400);
    strength.typed("كلمةواحدة");
    expect(strength.told?.score).toBe(4);
    await strength.settle("كلمةواحدة");
    expect(strength.faultOf("كلمةواحدة")).toBe("passphrase_easy");
    const late = strength.settle("نخلة سحاب");
    strength.typed("");
    await late;
    expect(strength.told).toBeNull();
  });

  it("leaves it to the host where the host cannot tell", async () => {
    host.failing.set("vault_passphrase_strength", { code: "internal", detail: "" });
    await strength.settle("كلمةواحدة");
    expect([strength.told, strength.faultOf("كلمةواحدة")]).toEqual([null, null]);
  });
});

it("what makes it easy and how long it holds is said aloud, and insisting is a box that keys reach", async () => {
  await strength.settle("كلمةواحدة");
  const shown = mount(StrengthLine, {
    target: document.body,
    props: { strength, testid: "secrets" },
  });
  flushSync();
  const told = document.querySelector('[role="status"]');
  expect(told?.textContent).toContain("كلماتها شائعة أو قليلة");
  expect(told?.textContent).toContain("أقل من دقيقة");
  const box = document.querySelector<HTMLInputElement>('[data-testid="secrets-insist"]');
  box?.click();
  expect(strength.insisted).toBe(true);
  await strength.settle(STRONG);
  await settled();
  flushSync();
  expect(document.querySelector('[data-testid="secrets-insist"]')).toBeNull();
  expect(told?.textContent).toContain("قوية جداً");
  await unmount(shown);
});

it.each([
  [59, "أقل من دقيقة"],
  [7200, "ساعتان"],
  [86_400 * 3, "3 أيام"],
  [86_400 * 365 * 30, "30 سنة"],
  [2 ** 32 - 1, "أكثر من مئة سنة"],
])("%d seconds are told as %s", (seconds, words) => {
  const digits = guessing(seconds).replace(/[٠-٩]/gu, (digit) =>
    String("٠١٢٣٤٥٦٧٨٩".indexOf(digit)),
  );
  expect(digits).toContain(words);
});
