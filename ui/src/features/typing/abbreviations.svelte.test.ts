import { beforeEach, expect, it } from "vitest";
import { FakeWarraq } from "../../ipc/fake";
import { useHost } from "../../ipc/host";
import { Typing } from "../../shared/typing.svelte";
import { Abbreviations, MOST_LONG } from "./abbreviations.svelte";

let host: FakeWarraq;
let typing: Typing;
let changes: number;
let form: Abbreviations;

beforeEach(() => {
  host = new FakeWarraq();
  useHost(host);
  typing = new Typing();
  changes = 0;
  form = new Abbreviations(typing, () => {
    changes += 1;
    return Promise.resolve();
  });
});

function fill(short: string, long: string): void {
  form.short = short;
  form.long = long;
}

it("keeps one in the vault, on one line and without space around it", async () => {
  fill(" قسد ", "قوات سوريا\n الديمقراطية ");
  expect(await form.keep()).toBe(true);
  expect(host.typing.help.abbreviations).toEqual([
    { short: "قسد", long: "قوات سوريا الديمقراطية" },
  ]);
  expect([form.short, form.long, changes]).toEqual(["", "", 1]);
});

it("changes one in its place, and takes one off", async () => {
  const first = { short: "قسد", long: "قوات" };
  const second = { short: "م.ع", long: "المتحدث العسكري" };
  await typing.change({ abbreviations: [first, second] });
  form.edit(first);
  expect(form.isKnown).toBe(true);
  form.long = "قوات سوريا الديمقراطية";
  await form.keep();
  expect(form.list).toEqual([{ ...first, long: "قوات سوريا الديمقراطية" }, second]);
  await form.remove("قسد");
  expect(host.typing.help.abbreviations).toEqual([second]);
});

it.each([
  ["", "كلمة", "short_empty"],
  ["ق س", "كلمة", "short_space"],
  ["ق".repeat(33), "كلمة", "short_long"],
  ["ق", " ", "long_empty"],
  ["ق", "|", "long_empty"],
  ["ق", "ك".repeat(MOST_LONG + 1), "long_long"],
])("%s for %s is none: %s", async (short, long, fault) => {
  fill(short, long);
  expect(await form.keep()).toBe(false);
  expect([form.fault, form.list, changes]).toEqual([fault, [], 0]);
});

it("stays in the form where it could not be kept", async () => {
  host.failing.set("typing_help_save", { code: "disk_full", detail: "" });
  fill("قسد", "قوات");
  expect(await form.keep()).toBe(false);
  expect([form.short, typing.error?.code, typing.current.abbreviations]).toEqual([
    "قسد",
    "disk_full",
    [],
  ]);
});
