import { beforeEach, describe, expect, it } from "vitest";
import { FakeWarraq } from "../../ipc/fake";
import { useHost } from "../../ipc/host";
import { linesOf, NeverPublishWords } from "./words.svelte";

let host: FakeWarraq;
let changes: number;
let words: NeverPublishWords;

beforeEach(async () => {
  host = new FakeWarraq();
  useHost(host);
  host.exports.words = ["أبو علي"];
  changes = 0;
  words = new NeverPublishWords(() => Promise.resolve(void (changes += 1)));
  await words.load();
});

const saves = (): number =>
  host.requests.filter(({ command }) => command === "never_publish_save").length;

describe("the words that are never published", () => {
  it("are added by many lines at once, as one action", async () => {
    words.type("كاوا\r\n\n  روجين إبراهيم \nأبو علي\n");
    await words.add();
    expect(words.list).toEqual(["أبو علي", "كاوا", "روجين إبراهيم"]);
    expect(words.added).toEqual({ added: 2, known: 1 });
    expect([words.typed, saves(), changes]).toEqual(["", 1, 1]);
  });

  it("are not added when one line is no entry, and what was typed stays", async () => {
    const long = Array.from({ length: 13 }, () => "كلمة").join(" ");
    words.type(`كاوا\n—\n${long}`);
    await words.add();
    expect(words.faults).toEqual([
      { line: "—", why: "no_word" },
      { line: long, why: "too_long" },
    ]);
    expect([saves(), words.typed.startsWith("كاوا")]).toEqual([0, true]);
    words.type("كاوا");
    expect(words.faults).toEqual([]);
  });

  it("are taken off one by one", async () => {
    await words.remove("أبو علي");
    expect(words.list).toEqual([]);
    expect(changes).toBe(1);
  });

  it("stay as they are when they cannot be kept", async () => {
    host.failing.set("never_publish_save", { code: "disk_full", detail: "" });
    words.type("كاوا");
    await words.add();
    expect(words.refusal?.code).toBe("disk_full");
    expect([words.list, words.typed, changes]).toEqual([["أبو علي"], "كاوا", 0]);
  });

  it("say why they cannot be read", async () => {
    host.failing.set("never_publish_list", { code: "locked", detail: "" });
    await words.load();
    expect(words.error?.code).toBe("locked");
  });

  it("nothing typed adds nothing", async () => {
    words.type(" \n ");
    await words.add();
    expect(saves()).toBe(0);
    expect(linesOf("\ud800كاوا")).toEqual(["\ufffdكاوا"]);
  });
});
