/**
 * All test files of a worker share one page and one set of modules. What a test leaves there would
 * decide the tests after it, in whatever order they come: so it is taken away after each test.
 */

import { afterEach, beforeEach, vi } from "vitest";
import { language } from "./i18n/language.svelte";
import { useHost, type Host } from "./ipc/host";
import { wallClock } from "./shared/clock";
import { preferences } from "./shared/preferences.svelte";
import { typing, usualHelp } from "./shared/typing.svelte";

/** Hears what comes after a test and never answers, so that nothing goes on from it. */
const nobody: Host = {
  invoke: () => new Promise(() => undefined),
  listen: () => new Promise(() => undefined),
  pictureAddress: (media) => media,
  previewRoot: () => "about:blank#",
};

const usual = preferences.current;
let timers: (() => void)[] = [];

beforeEach(() => {
  const after = wallClock.after.bind(wallClock);
  vi.spyOn(wallClock, "after").mockImplementation((delay_ms, run) => {
    const cancel = after(delay_ms, run);
    timers.push(cancel);
    return cancel;
  });
});

afterEach(async () => {
  useHost(nobody);
  await stopClocks();
  preferences.current = usual;
  preferences.error = null;
  typing.current = usualHelp;
  typing.error = null;
  language.code = usual.language;
  const root = document.documentElement;
  for (const name of root.getAttributeNames()) root.removeAttribute(name);
  document.getSelection()?.removeAllRanges();
  emptyPage();
});

// A save left waiting would be sent to the host of a later test, as a newer version of its article.
async function stopClocks(): Promise<void> {
  // An answer on its way may set one more timer.
  if (timers.length > 0) await new Promise((resolve) => setTimeout(resolve));
  for (const cancel of timers) cancel();
  timers = [];
}

// A component that is only wiped off the page still listens: the test that mounted it has to say so.
function emptyPage(): void {
  const left = document.body.innerHTML;
  document.body.replaceChildren();
  if (left !== "") throw new Error(`left in the page: ${left.slice(0, 200)}`);
}
