import { beforeEach, expect, it } from "vitest";
import { FakeWarraq } from "../ipc/fake";
import { useHost } from "../ipc/host";
import { Typing } from "./typing.svelte";

let host: FakeWarraq;
let typing: Typing;

beforeEach(() => {
  host = new FakeWarraq();
  useHost(host);
  typing = new Typing();
});

it("two changes at once are both kept, in their order", async () => {
  const both = await Promise.all([
    typing.change({ off: ["dash"] }),
    typing.change({ digits: "latin" }),
  ]);
  expect(both).toEqual([true, true]);
  expect(host.typing.help).toMatchObject({ off: ["dash"], digits: "latin" });
  expect(typing.current).toEqual(host.typing.help);
});

it("what could not be kept stays as it was, and later changes are kept", async () => {
  host.failing.set("typing_help_save", { code: "disk_full", detail: "" });
  expect(await typing.change({ digits: "latin" })).toBe(false);
  expect([typing.current.digits, typing.error?.code]).toEqual(["as_typed", "disk_full"]);
  host.failing.clear();
  expect(await typing.change({ quotes: "curly" })).toBe(true);
  expect([typing.current.quotes, typing.error]).toEqual(["curly", null]);
});
