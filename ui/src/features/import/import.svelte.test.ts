import { beforeEach, describe, expect, it } from "vitest";
import { FakeWarraq } from "../../ipc/fake";
import { useHost } from "../../ipc/host";
import type { Clock } from "../../shared/clock";
import { COUNT_MS, fileNameOf, ImportRun, QUIET_MS } from "./import.svelte";

let host: FakeWarraq;
let run: ImportRun;
let timers: Map<number, () => void>;

const clock: Clock = {
  now: () => 0,
  after: (delay, due) => {
    timers.set(delay, due);
    return () => void timers.delete(delay);
  },
};

beforeEach(() => {
  timers = new Map();
  host = new FakeWarraq();
  useHost(host);
  run = new ImportRun(clock);
});

/** Holds the host's answer to the import until it is let go. */
function held(): () => void {
  let letGo = (): void => undefined;
  const answer = host.imports.files.bind(host.imports);
  host.imports.files = async (paths) => {
    await new Promise<void>((resolve) => (letGo = resolve));
    return answer(paths);
  };
  return () => letGo();
}

async function settled(): Promise<void> {
  for (let turn = 0; turn < 20; turn += 1) await Promise.resolve();
}

describe("an import", () => {
  it("reports what came and what did not", async () => {
    expect(await run.run(["/in/خبر.html", "/in/x.bin"])).toBe(true);
    expect(run.imported).toHaveLength(1);
    expect(run.failed.map((one) => one.path)).toEqual(["/in/x.bin"]);
    expect(run.running).toBe(false);
    run.dismiss();
    expect(run.reported).toBe(false);
  });

  it("keeps the last report when the system's dialog is left", async () => {
    await run.run(["/in/خبر.html"]);
    expect(await run.run(null)).toBe(false);
    expect(run.outcomes).toHaveLength(1);
  });

  it("says why nothing could be imported", async () => {
    host.failing.set("article_import", { code: "read_only", detail: "" });
    expect(await run.run(["/in/خبر.html"])).toBe(true);
    expect([run.error?.code, run.outcomes]).toEqual(["read_only", []]);
  });

  it("goes on where it was stopped, and says what was there", async () => {
    const files = ["/in/1.html", "/in/2.html", "/in/3.html"];
    host.imports.pace_ms = 1;
    const first = run.run(files);
    await settled();
    await run.cancel();
    await first;
    const came = run.imported.length;
    expect([run.stopped, came < files.length]).toEqual([true, true]);
    host.imports.pace_ms = 0;
    await run.run(files);
    expect([run.stopped, run.known.length, run.imported.length]).toEqual([
      false,
      came,
      files.length - came,
    ]);
    await run.run(files);
    expect(run.known).toEqual([]);
  });

  it("takes pasted text as one file without a path", async () => {
    expect(await run.paste("<p>خبر</p>", "خبر\nمتن")).toBe(true);
    expect(run.outcomes.map((one) => one.path)).toEqual([""]);
    expect(host.requests.at(-1)?.args).toEqual({ html: "<p>خبر</p>", text: "خبر\nمتن" });
  });

  it("refuses a second one while it runs, and says so until it ends", async () => {
    const letGo = held();
    const first = run.run(["/in/خبر.html"]);
    await settled();
    expect(await run.paste(null, "خبر")).toBe(false);
    expect(run.refused).toBe(true);
    expect(host.requests).toHaveLength(1);
    letGo();
    expect(await first).toBe(true);
    expect([run.refused, run.outcomes.length]).toEqual([false, 1]);
  });

  it("shows nothing of itself at first, then that it runs, then how far it is", async () => {
    const letGo = held();
    const first = run.run(["/in/خبر.html"]);
    await settled();
    expect(run.stage).toBe("quiet");
    timers.get(QUIET_MS)?.();
    expect(run.stage).toBe("running");
    timers.get(COUNT_MS)?.();
    expect(run.stage).toBe("counted");
    const news = { file: "/in/خبر.html", done: 1, total: 3, unit: "files" } as const;
    host.emit("import-progress", news);
    expect(run.progress).toEqual(news);
    letGo();
    await first;
    expect([run.stage, run.progress, timers.size]).toEqual(["quiet", null, 0]);
    host.emit("import-progress", news);
    expect(run.progress).toBeNull();
  });

  it("does not count the time that the system's dialog is open", async () => {
    const letGo = held();
    const first = run.run(null);
    await settled();
    expect(timers.size).toBe(0);
    host.emit("import-progress", { file: "/in/خبر.html", done: 0, total: 1, unit: "files" });
    expect([...timers.keys()]).toEqual([QUIET_MS, COUNT_MS]);
    letGo();
    await first;
  });

  it("stops after the file it is at, and keeps what came", async () => {
    host.imports.pace_ms = 1;
    const all = run.run(["/in/1.html", "/in/2.html", "/in/3.html"]);
    await settled();
    run.meanwhile = true;
    await run.cancel();
    expect([run.stopping, run.meanwhile]).toEqual([true, false]);
    expect(await all).toBe(true);
    expect([run.stopped, run.outcomes.length, run.stopping]).toEqual([true, 1, false]);
    expect(host.requests.map((one) => one.command)).toEqual(["article_import", "import_cancel"]);
  });

  it("can be stopped again where stopping was refused", async () => {
    const letGo = held();
    const first = run.run(["/in/خبر.html"]);
    await settled();
    host.failing.set("import_cancel", { code: "internal", detail: "" });
    await run.cancel();
    expect(run.stopping).toBe(false);
    letGo();
    await first;
    expect(run.stopped).toBe(false);
  });
});

it("files are named by their last part", () => {
  expect(fileNameOf("/home/r/خبر.md")).toBe("خبر.md");
  expect(fileNameOf("C:\\News\\a.md")).toBe("a.md");
});
