import { flushSync, mount, unmount } from "svelte";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { FakeWarraq } from "../../ipc/fake";
import { useHost } from "../../ipc/host";
import { OpenArticle } from "../page/article.svelte";
import FieldsPane from "./FieldsPane.svelte";

let host: FakeWarraq;
let article: OpenArticle;
let pane: Record<string, unknown>;

beforeEach(async () => {
  host = new FakeWarraq();
  useHost(host);
  const list = (await host.invoke("article_list", {
    query: { status: null, tag: null, filter: null, limit: 1, offset: 0 },
  })) as { articles: { id: string }[] };
  const opened = await OpenArticle.open(list.articles[0]?.id ?? "");
  if (opened.status === "error") throw new Error(opened.error.code);
  article = opened.data;
  pane = mount(FieldsPane, { target: document.body, props: { article } });
  await vi.waitFor(() => expect(find("fields-missing")).not.toBeNull());
});

afterEach(async () => {
  await unmount(pane);
});

function find(testid: string): HTMLInputElement | null {
  return document.querySelector(`[data-testid="${testid}"]`);
}

function type(testid: string, text: string): HTMLInputElement {
  const input = find(testid);
  if (!input) throw new Error(`no ${testid}`);
  input.value = text;
  input.dispatchEvent(new Event("input", { bubbles: true }));
  flushSync();
  return input;
}

function press(input: HTMLElement, key: string, held: KeyboardEventInit = {}): void {
  input.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true, ...held }));
  flushSync();
}

describe("the fields", () => {
  it("save what is typed through the article's one queue", async () => {
    type("field-place", "حلب");
    type("field-date", "١٧/١/٢٠٢٤").dispatchEvent(new FocusEvent("blur"));
    expect(article.fields.date).toBe("2024-01-17");
    await article.flush();
    const saved = host.requests.filter(({ command }) => command === "article_save_fields");
    expect(saved.at(-1)?.args).toMatchObject({
      save: { changes: expect.arrayContaining([{ field: "place", value: "حلب" }]) as unknown },
    });
    flushSync();
    expect(find("date-in-words")?.textContent).toBe("الأربعاء 17 كانون الثاني 2024");
  });

  it("keep a date that is none as typed, and say so beside it", () => {
    const before = article.fields.date;
    const input = type("field-date", "31/2/2024");
    expect(input.getAttribute("aria-invalid")).toBe("false");
    input.dispatchEvent(new FocusEvent("blur"));
    flushSync();
    expect(input.value).toBe("31/2/2024");
    expect(input.getAttribute("aria-invalid")).toBe("true");
    const described = input.getAttribute("aria-describedby")?.split(" ") ?? [];
    const texts = described.map((id) => document.getElementById(id)?.textContent).join();
    expect(texts).toContain("لا يوم كهذا في التقويم");
    expect(article.fields.date).toBe(before);
  });

  it("keep a text the host refused, and say so beside it", async () => {
    host.failing.set("article_save_fields", { code: "invalid_field", detail: "slug" });
    const input = type("field-slug", "اسم فيه مسافة");
    expect(await article.flush()).toBe(false);
    flushSync();
    expect(input.value).toBe("اسم فيه مسافة");
    expect(input.getAttribute("aria-invalid")).toBe("true");
  });

  it("take their direction from what is in them", () => {
    expect(type("field-credit", "").dir).toBe("rtl");
    expect(type("field-credit", "Photo: Reuters").dir).toBe("ltr");
    expect(type("field-credit", "AFP وكالة الصحافة الفرنسية").dir).toBe("rtl");
  });

  it("add, move and remove names by keyboard", async () => {
    const first = type("field-byline", "كاجين أحمد");
    press(first, "Enter");
    await vi.waitFor(() => expect(document.activeElement).toBe(find("field-byline-2")));
    const second = type("field-byline-2", "جودي إبراهيم");
    press(second, "ArrowUp", { altKey: true });
    expect(article.fields.byline).toEqual(["جودي إبراهيم", "كاجين أحمد"]);
    await vi.waitFor(() => expect(document.activeElement).toBe(second));
    type("field-byline", "");
    press(second, "Backspace");
    expect(article.fields.byline).toEqual(["كاجين أحمد"]);
  });

  it("warn of length and refuse nothing", () => {
    const long = "القامشلي ".repeat(6).trim();
    const input = type("field-place", long);
    expect(article.fields.place).toBe(long);
    const described = input.getAttribute("aria-describedby") ?? "";
    expect(document.getElementById(described)?.textContent).toContain("أطول من المعتاد");
  });

  it("ask for what the profile asks for", () => {
    article.setField("credit", "");
    article.setField("profile", "opinion");
    flushSync();
    expect(find("fields-missing")?.textContent).toContain("يُنسب إلى");
    expect(find("field-credit")?.getAttribute("aria-required")).toBe("true");
  });

  it("take another language by its code, and leave the old one until there is a good one", () => {
    const choice = document.querySelector<HTMLSelectElement>('[data-testid="field-language"]');
    if (!choice) throw new Error("no language");
    choice.value = "other";
    choice.dispatchEvent(new Event("change", { bubbles: true }));
    flushSync();
    type("field-language-code", "غير رمز").dispatchEvent(new FocusEvent("blur"));
    expect(article.fields.language).toBe("ar");
    type("field-language-code", "fa");
    expect(article.fields.language).toBe("fa");
  });
});
