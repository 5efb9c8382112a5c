import { expect, it, vi } from "vitest";
import { HeldClock } from "../shared/held_clock";
import { IdleLock } from "./idle";

const MINUTE_MS = 60_000;

function watched(minutes: number, busy = (): boolean => false) {
  const clock = new HeldClock();
  const lock = vi.fn(() => Promise.resolve());
  const stop = new IdleLock({ clock, minutes: () => minutes, busy, lock }).run();
  return { clock, lock, stop };
}

it("locks when nobody has touched anything for so long", async () => {
  const { clock, lock, stop } = watched(2);
  await clock.pass(1.5 * MINUTE_MS);
  window.dispatchEvent(new KeyboardEvent("keydown", { key: "ا" }));
  await clock.pass(1.5 * MINUTE_MS);
  expect(lock).not.toHaveBeenCalled();
  window.dispatchEvent(new Event("pointermove"));
  await clock.pass(2 * MINUTE_MS + 10_000);
  expect(lock).toHaveBeenCalled();
  stop();
});

it("tries again while nobody comes: what could not be saved may be saved since", async () => {
  const { clock, lock, stop } = watched(1);
  await clock.pass(MINUTE_MS + 30_000);
  expect(lock.mock.calls.length).toBeGreaterThan(1);
  stop();
});

it("waits for what is under way", async () => {
  let running = true;
  const { clock, lock, stop } = watched(1, () => running);
  await clock.pass(10 * MINUTE_MS);
  expect(lock).not.toHaveBeenCalled();
  running = false;
  await clock.pass(10_000);
  expect(lock).toHaveBeenCalledOnce();
  stop();
});

it("never locks where nobody wants it, nor when it is over", async () => {
  const never = watched(0);
  await never.clock.pass(1000 * MINUTE_MS);
  expect(never.lock).not.toHaveBeenCalled();
  never.stop();
  const ended = watched(1);
  ended.stop();
  await ended.clock.pass(10 * MINUTE_MS);
  expect(ended.lock).not.toHaveBeenCalled();
});
