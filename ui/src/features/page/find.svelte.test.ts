import { beforeEach, expect, it, vi } from "vitest";
import type { EditorSearch, Replacement } from "../../editor";
import { FakeWarraq } from "../../ipc/fake";
import { useHost } from "../../ipc/host";
import { HeldClock } from "../../shared/held_clock";
import { Find, MOST_SHOWN } from "./find.svelte";

/** A text of one line. */
class PaperSearch implements EditorSearch {
  text: string;
  looked = "";
  at = 0;
  shown: readonly [number, number] = [0, -1];
  replaced: readonly Replacement[] = [];
  revealed = 0;

  constructor(text: string) {
    this.text = text;
  }

  lines = () => {
    this.looked = this.text;
    return [{ from: 1, text: this.text }];
  };
  wordsBeside = () => ["صورة علي"];
  isAsLookedThrough = () => this.looked === this.text;
  selected = () => "";
  caret = () => this.at;
  show = (spans: readonly unknown[], current: number) => (this.shown = [spans.length, current]);
  replace = (replacements: readonly Replacement[]) => {
    this.replaced = replacements;
    return this.isAsLookedThrough();
  };
  here = () => null;
  reveal = () => void (this.revealed += 1);
  back = () => undefined;
}

let host: FakeWarraq;
let clock: HeldClock;

beforeEach(() => {
  host = new FakeWarraq();
  clock = new HeldClock();
  useHost(host);
});

async function looking(search: PaperSearch, text: string): Promise<Find> {
  const find = new Find(
    () => search,
    () => ["عنوان علي"],
    clock,
  );
  find.open("replace");
  find.text = text;
  await find.look();
  await vi.waitFor(() => expect(find.found.length).toBeGreaterThan(0));
  return find;
}

const asked = (): number =>
  host.requests.filter(({ command }) => command === "find_in_texts").length;

it("stands at the first match from the caret on, and shows what is around it", async () => {
  const search = new PaperSearch("علي ثم علي");
  search.at = 3;
  const find = await looking(search, "علي");
  expect([find.at, find.found.length]).toEqual([1, 2]);
  expect(find.current).toMatchObject({
    from: 8,
    to: 11,
    before: "علي ثم ",
    text: "علي",
    after: "",
  });
  find.step(1);
  expect(search.shown).toEqual([2, 0]);
});

it("looks again once nobody types, and never at a key", async () => {
  const search = new PaperSearch("علي");
  const find = await looking(search, "علي");
  const before = asked();
  const { revealed } = search;
  for (const text of ["علي ع", "علي عل", "علي علي"]) {
    search.text = text;
    find.edited();
  }
  expect(asked()).toBe(before);
  await clock.pass(300);
  await vi.waitFor(() => expect(find.found).toHaveLength(2));
  expect(asked()).toBe(before + 1);
  // Whoever types is not taken away from where they are.
  expect(search.revealed).toBe(revealed);
  find.step(1);
  expect(search.revealed).toBe(revealed + 1);
});

it("replaces nothing in a text that is another than was looked through", async () => {
  const search = new PaperSearch("علي");
  const find = await looking(search, "علي");
  search.text = "ثم علي وعلي";
  await find.replaceChosen();
  expect(find.found).toHaveLength(2);
  expect(find.found[0]?.from).toBe(4);
});

it("replaces what is shown and not left out, and no more", async () => {
  const search = new PaperSearch("ب ".repeat(MOST_SHOWN + 9));
  const find = await looking(search, "ب");
  find.choose(0, false);
  find.choose(1, false);
  find.choose(1, true);
  await find.replaceChosen();
  expect(search.replaced).toHaveLength(MOST_SHOWN - 1);
  expect(search.replaced[0]?.from).toBe(3);
});

it("shows whole words around a match, and says where there are more", async () => {
  const search = new PaperSearch("وتأثيراتها العسكرية على المدنيين في شمال وشرق سوريا وتأثيراتها");
  const find = await looking(search, "في");
  expect(find.current?.before).toBe("…العسكرية على المدنيين ");
  expect(find.current?.after).toBe(" شمال وشرق سوريا…");
});

it("looks for what is typed in the bar once no key comes, and replaces nothing that was not shown", async () => {
  const search = new PaperSearch("علي ثم علوي");
  const find = await looking(search, "علي");
  const before = asked();
  for (const text of ["عل", "علو", "علوي"]) {
    find.text = text;
    find.typed();
  }
  expect(asked()).toBe(before);
  await find.replaceChosen();
  expect([search.replaced.length, asked()]).toEqual([0, before + 1]);
  expect(find.current?.text).toBe("علوي");
  find.text = "علي";
  find.typed();
  await clock.pass(200);
  await vi.waitFor(() => expect(find.current?.text).toBe("علي"));
  expect(asked()).toBe(before + 2);
});

it("colours no more than are drawn at once, around where one stands", async () => {
  const search = new PaperSearch("ب ".repeat(3000));
  const find = await looking(search, "ب");
  expect([find.found.length, ...search.shown]).toEqual([3000, 200, 0]);
  find.goTo(1500);
  expect(search.shown).toEqual([200, 100]);
  find.step(-1);
  find.goTo(2999);
  expect(search.shown).toEqual([200, 199]);
});

it("counts what stands in fields and beside the lines", async () => {
  const find = await looking(new PaperSearch("علي"), "علي");
  expect([find.found.length, find.beside]).toEqual([1, 2]);
});
