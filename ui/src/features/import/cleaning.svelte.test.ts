import { beforeEach, describe, expect, it } from "vitest";
import type { ImportedArticle } from "../../ipc/bindings";
import type { FakeWarraq } from "../../ipc/fake";
import { useHost } from "../../ipc/host";
import { Cleaning } from "./cleaning.svelte";
import { PaperDesk, withPage, words } from "./testing";

let host: FakeWarraq;
let article: ImportedArticle;
let desk: PaperDesk;

beforeEach(async () => {
  ({ host, article } = await withPage());
  useHost(host);
  desk = new PaperDesk();
});

describe("cleaning", () => {
  it("is offered and not done", async () => {
    const cleaning = new Cleaning(article.id, desk);
    expect(cleaning.found).toBeNull();
    await cleaning.load();
    expect(cleaning.found).toEqual(article.cleaning);
    expect((await words(article.id)).join()).toContain("ـ");
  });

  it("does one kind when asked, and offers what is left", async () => {
    const cleaning = new Cleaning(article.id, desk, article.cleaning);
    await cleaning.apply(["tatweel"]);
    expect(cleaning.cleaned).toBe(2);
    expect(cleaning.found?.map(({ kind }) => kind)).toEqual(["bidi-controls", "no-break-spaces"]);
    expect((await words(article.id)).join()).not.toContain("ـ");
  });

  it("does all as one action", async () => {
    const cleaning = new Cleaning(article.id, desk, article.cleaning);
    await cleaning.apply(article.cleaning.map(({ kind }) => kind));
    expect(cleaning.found).toEqual([]);
    expect(host.requests.filter(({ command }) => command === "cleaning_apply")).toHaveLength(1);
  });

  it("says why it was not done, and asks for nothing that was not found", async () => {
    const cleaning = new Cleaning(article.id, desk, article.cleaning);
    desk.refusal = { code: "version_conflict", detail: "" };
    await cleaning.apply(["tatweel"]);
    expect([cleaning.refusal?.code, cleaning.cleaned]).toEqual(["version_conflict", 0]);
    desk.refusal = null;
    await cleaning.apply(["mixed-letters"]);
    expect(host.requests.filter(({ command }) => command === "cleaning_apply")).toHaveLength(0);
  });

  it("says why the text could not be looked through", async () => {
    host.failing.set("cleaning_find", { code: "locked", detail: "" });
    const cleaning = new Cleaning(article.id, desk);
    await cleaning.load();
    expect([cleaning.error?.code, cleaning.found]).toEqual(["locked", null]);
  });
});
