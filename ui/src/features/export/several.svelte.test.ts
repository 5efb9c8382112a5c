import { beforeEach, describe, expect, it, vi } from "vitest";
import { FakeWarraq } from "../../ipc/fake";
import { numberedId } from "../../ipc/fake/sample";
import { useHost } from "../../ipc/host";
import { SeveralExport, type NamedArticle } from "./several.svelte";

const FOLDER = "/home/rojin/أخبار";
let host: FakeWarraq;
let saved: boolean;
let run: SeveralExport;

const article = (number: number): NamedArticle => ({
  id: numberedId(number),
  headline: `خبر ${number}`,
  language: "ar",
});
const orders = (): unknown[] =>
  host.requests
    .filter(({ command }) => command === "export_articles")
    .map(({ args }) => args["order"]);

beforeEach(async () => {
  host = new FakeWarraq();
  useHost(host);
  saved = true;
  run = new SeveralExport({ flush: () => Promise.resolve(saved), named: () => "مقالات" });
  run.begin([article(1), article(2)], FOLDER);
  await run.load();
});

describe("an export of several articles", () => {
  it("cannot begin before there is something to write, and a place for it", async () => {
    expect(run.ready).toBe(false);
    await run.run();
    run.choices.toggle("html");
    expect(run.ready).toBe(true);
    run.nameFolder(" ");
    expect(run.ready).toBe(false);
    expect(orders()).toEqual([]);
  });

  it("writes every format of every article into the folder", async () => {
    run.choices.toggle("html");
    run.choices.toggle("pdf");
    await run.run();
    expect(run.step.at === "done" && run.step.files).toHaveLength(4);
    expect(orders()).toEqual([
      {
        articles: [numberedId(1), numberedId(2)],
        files: [
          { format: "html", options: [] },
          { format: "pdf", options: [] },
        ],
        path: FOLDER,
        together: false,
        overwrite: false,
      },
    ]);
  });

  it("writes one file for all, in the order that was chosen and under its own name", async () => {
    run.choices.toggle("epub");
    expect(run.canJoin).toBe(true);
    run.together = true;
    run.move(1, -1);
    run.fileName = "عدد الجمعة";
    await run.run();
    expect(orders()[0]).toMatchObject({
      articles: [numberedId(2), numberedId(1)],
      path: `${FOLDER}/عدد الجمعة.epub`,
      together: true,
    });
  });

  it("names no file where each has its own", () => {
    run.together = true;
    run.choices.toggle("epub");
    run.choices.toggle("html");
    expect([run.joined, run.named]).toEqual([false, false]);
    run.fileName = "a/b";
    expect(run.ready).toBe(true);
    run.choices.toggle("html");
    expect([run.named, run.ready, run.nameFault]).toEqual([true, false, "name_separator"]);
  });

  it("takes what is written from a preset, and again when it was changed meanwhile", async () => {
    run.usePreset("print");
    expect(run.choices.wanted[0]).toEqual({
      format: "pdf",
      options: [{ name: "columns", value: "2" }],
    });
    host.exports.put({ id: "print", names: {}, files: [{ format: "text", options: {} }] }, null);
    await run.load();
    expect(run.choices.wanted).toEqual([{ format: "text", options: [] }]);
    run.usePreset("");
    expect(run.preset).toBe("");
  });

  it("says every word that holds it, and writes nothing", async () => {
    host.exports.words = ["واشنطن"];
    run.choices.toggle("html");
    await run.run();
    expect(run.step.at === "held" && run.step.held.map(({ found }) => found.word)).toContain(
      "واشنطن",
    );
    // What came of it is there to be read when the sheet is opened again.
    await run.load();
    expect(run.step.at).toBe("held");
    run.reconsider();
    expect(run.step.at).toBe("choosing");
  });

  it("asks before it writes over files, and after a change asks again", async () => {
    run.choices.toggle("html");
    await run.run();
    run.reconsider();
    await run.run();
    expect(run.step.at).toBe("ask_overwrite");
    await run.run({ overwrite: true });
    expect(run.step.at).toBe("done");
    run.reconsider();
    await run.run();
    expect(run.step.at).toBe("ask_overwrite");
  });

  it("asks when the last words are not saved, and remembers the answer for the next question", async () => {
    run.choices.toggle("html");
    await run.run();
    run.reconsider();
    saved = false;
    await run.run();
    expect(run.step.at).toBe("ask_unsaved");
    await run.run({ unsaved: true });
    expect(run.step.at).toBe("ask_overwrite");
    await run.run({ overwrite: true });
    expect(run.step.at).toBe("done");
  });

  it("says how far it is, and is stopped before anything is written", async () => {
    host.exports.pace_ms = 200;
    run.choices.toggle("html");
    const ends = run.run();
    await vi.waitFor(() => expect(run.progress).toEqual({ done: 1, total: 2 }));
    run.begin([article(3)], FOLDER);
    expect(run.articles).toHaveLength(2);
    await run.stop();
    await ends;
    expect([run.step.at, run.progress, run.running]).toEqual(["stopped", null, false]);
  });

  it("waits to be read when it ended while nobody looked", async () => {
    run.choices.toggle("html");
    await run.run();
    expect(run.unread).toBe(true);
    const away = run.look();
    expect(run.unread).toBe(false);
    run.reconsider();
    await run.run({ overwrite: true });
    expect(run.unread).toBe(false);
    away();
  });

  it("says why it failed", async () => {
    host.failing.set("export_articles", { code: "disk_full", detail: "" });
    run.choices.toggle("html");
    await run.run();
    expect(run.step).toEqual({ at: "failed", error: { code: "disk_full", detail: "" } });
  });

  it("says why formats cannot be read", async () => {
    host.failing.set("preset_list", { code: "locked", detail: "" });
    await run.load();
    expect(run.error?.code).toBe("locked");
  });
});
