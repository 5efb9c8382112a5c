import { beforeEach, describe, expect, it } from "vitest";
import type { Article } from "../../ipc/bindings";
import { FakeWarraq } from "../../ipc/fake";
import { numberedId } from "../../ipc/fake/sample";
import { useHost } from "../../ipc/host";
import { OpenArticle } from "./article.svelte";

const ID = numberedId(1);
let host: FakeWarraq;
let article: OpenArticle;

beforeEach(async () => {
  host = new FakeWarraq();
  useHost(host);
  const opened = await OpenArticle.open(ID);
  if (opened.status === "error") throw new Error(opened.error.code);
  article = opened.data;
  host.requests.length = 0;
});

const commandsSent = (): string[] => host.requests.map((request) => request.command);

async function onDisk(): Promise<Article> {
  const answer = (await host.invoke("article_open", { id: ID })) as Article;
  host.requests.length = 0;
  return answer;
}

describe("the open article", () => {
  it("shows a field at once and saves it, but not an equal one", async () => {
    article.setField("place", "الحسكة");
    expect(article.fields.place).toBe("الحسكة");
    expect(article.progress.state).toBe("unsaved");
    expect(await article.flush()).toBe(true);
    expect(article.progress.last.version).toBe(2);
    article.setField("place", "الحسكة");
    article.setField("byline", ["كاجين أحمد"]);
    expect(await article.flush()).toBe(true);
    expect(commandsSent()).toEqual(["article_save_fields"]);
    expect((await onDisk()).fields.place).toBe("الحسكة");
  });

  it("sends no lone surrogate", async () => {
    article.setField("headline", "أ\ud83d");
    article.setField("byline", ["\udc00"]);
    await article.flush();
    expect((await onDisk()).fields).toMatchObject({ headline: "أ\ufffd", byline: ["\ufffd"] });
  });

  it("moves only along the workflow, after what was written", async () => {
    article.setField("place", "حلب");
    expect(await article.setStatus("ready")).toBeNull();
    expect(article.status).toBe("ready");
    expect(commandsSent()).toEqual(["article_save_fields", "article_set_status"]);
    expect((await article.setStatus("submitted"))?.code).toBe("transition_refused");
    expect(article.status).toBe("ready");
  });

  it("adds and removes tags, and takes back what is refused", async () => {
    expect(await article.addTag(" كوباني ")).toBeNull();
    expect(await article.addTag("كوباني")).toBeNull();
    expect(await article.removeTag("سوريا")).toBeNull();
    expect((await onDisk()).tags).toEqual(["الخارجية الأميركية", "كوباني"]);
    host.failing.set("tag_add", { code: "invalid_field", detail: "" });
    host.failing.set("tag_remove", { code: "not_found", detail: "" });
    const before = [...article.tags];
    const adding = article.addTag("x");
    expect(article.tags).toContain("x");
    expect((await adding)?.code).toBe("invalid_field");
    expect((await article.removeTag("كوباني"))?.code).toBe("not_found");
    expect([...article.tags]).toEqual(before);
  });

  it("says which fields were refused", async () => {
    article.setField("date", "أمس");
    expect(await article.flush()).toBe(false);
    expect([...article.refused.keys()]).toEqual(["date"]);
    expect(article.progress.state).toBe("failed");
    article.setField("date", "2024-01-17");
    expect(await article.flush()).toBe(true);
    expect(article.refused.size).toBe(0);
  });

  it("goes on from what an undo left", async () => {
    article.setField("place", "حلب");
    await article.flush();
    const undoable = (await host.invoke("history_undoable", {})) as { id: number };
    await host.invoke("history_undo", { id: undoable.id });
    expect(await article.reload()).toBeNull();
    expect(article.fields.place).toBe("القامشلي");
    expect(article.loads).toBe(1);
    article.setField("place", "الرقة");
    expect(await article.flush()).toBe(true);
  });

  it("takes its direction from its language", () => {
    expect(article.dir).toBe("rtl");
    article.setField("language", "kmr");
    expect(article.dir).toBe("ltr");
    article.setField("language", "ckb-IQ");
    expect(article.dir).toBe("rtl");
    article.setField("language", "ku-Arab");
    expect(article.dir).toBe("rtl");
    article.setField("language", "art");
    expect(article.dir).toBe("ltr");
  });
});
