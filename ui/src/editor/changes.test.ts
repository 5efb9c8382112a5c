import fc from "fast-check";
import { TextSelection } from "prosemirror-state";
import { expect, test, vi } from "vitest";
import type { BlockJson } from "../ipc/bindings";
import { type Changes, ChangeTracker } from "./changes";
import { documentToJson } from "./json";
import { docOf, h2, hr, li, p, topIds, ul } from "./testing/build";
import { Desk } from "./testing/desk";
import { anyBlock } from "./testing/documents";

// Many documents on a busy machine take their time.
vi.setConfig({ testTimeout: 60_000 });

/** What a host keeps: it refuses what it could not place, as the real one does. */
class Host {
  order: string[] = [];
  blocks = new Map<string, BlockJson>();

  save({ changed, order }: Changes): void {
    for (const block of changed) {
      const id = block.attrs?.["id"] as string;
      if (order === null && !this.blocks.has(id)) throw new Error("a new block without an order");
      this.blocks.set(id, block);
    }
    if (order !== null) this.order = order;
    for (const id of this.order)
      if (!this.blocks.has(id)) throw new Error("an order of unknown blocks");
    for (const id of this.blocks.keys()) if (!this.order.includes(id)) this.blocks.delete(id);
  }

  get content(): (BlockJson | undefined)[] {
    return this.order.map((id) => this.blocks.get(id));
  }
}

test("typing sends one block and no order", () => {
  const desk = new Desk([p("أول"), p("ثا⟦⟧"), p("ثالث")]);
  const tracker = new ChangeTracker(desk.doc);
  expect(tracker.take(desk.doc)).toBeNull();
  desk.type("ن");
  const changes = tracker.take(desk.doc);
  expect(changes?.order).toBeNull();
  expect(changes?.changed).toEqual([documentToJson(desk.doc).content[1]]);
  expect(tracker.take(desk.doc)).toBeNull();
});

test("what was typed and taken back is no change", () => {
  const desk = new Desk([p("أول⟦⟧")]);
  const tracker = new ChangeTracker(desk.doc);
  desk.type("ا").keys("Backspace");
  expect(tracker.take(desk.doc)).toBeNull();
});

test("a split sends both halves and the order; a removed block only the order", () => {
  const desk = new Desk([p("أو⟦⟧ل"), p("ثان")]);
  const tracker = new ChangeTracker(desk.doc);
  desk.keys("Enter");
  const split = tracker.take(desk.doc);
  expect(split?.changed).toHaveLength(2);
  expect(split?.order).toEqual(topIds(desk.doc));
  const last = desk.doc.child(2);
  desk.view.dispatch(
    desk.view.state.tr.delete(desk.doc.content.size - last.nodeSize, desk.doc.content.size),
  );
  expect(tracker.take(desk.doc)).toEqual({ changed: [], order: topIds(desk.doc) });
});

test("a failed save comes again with what was written since", () => {
  const desk = new Desk([p("أول⟦⟧"), p("ثان"), p("ثالث")]);
  const tracker = new ChangeTracker(desk.doc);
  desk.type("ا");
  const failed = tracker.take(desk.doc);
  desk.view.dispatch(desk.view.state.tr.insertText("!", desk.doc.content.size - 1));
  if (failed !== null) tracker.giveBack(failed);
  expect(tracker.take(desk.doc)?.changed.map((block) => block.content?.[0]?.text)).toEqual([
    "أولا",
    "ثالث!",
  ]);
});

test("giving back twice, or after another document was loaded, changes nothing", () => {
  const desk = new Desk([p("أول⟦⟧")]);
  const tracker = new ChangeTracker(desk.doc);
  desk.type("ا");
  const failed = tracker.take(desk.doc);
  if (failed === null) throw new Error("nothing taken");
  tracker.giveBack(failed);
  const again = tracker.take(desk.doc);
  expect(again).toEqual(failed);
  tracker.reset(desk.doc);
  if (again !== null) tracker.giveBack(again);
  expect(tracker.take(desk.doc)).toBeNull();
});

type Step =
  | { readonly kind: "insert" | "delete" | "move" | "type" | "enter" | "join"; readonly at: number }
  | { readonly kind: "undo" | "take" | "fail" };

const steps: fc.Arbitrary<Step[]> = fc.array(
  fc.oneof(
    fc.record({
      kind: fc.constantFrom("insert", "delete", "move", "type", "enter", "join"),
      at: fc.nat(1000),
    }),
    fc.record({ kind: fc.constantFrom("undo", "take", "fail") }),
  ),
  { maxLength: 25 },
);

/** The position before a top-level block. */
function before(desk: Desk, index: number): number {
  return desk.doc.children.slice(0, index).reduce((sum, child) => sum + child.nodeSize, 0);
}

function edit(desk: Desk, kind: string, at: number, block: ReturnType<typeof p>): void {
  const { state } = desk.view;
  const index = at % desk.doc.childCount;
  const position = before(desk, index);
  const child = desk.doc.child(index);
  const { tr } = state;
  if (kind === "insert") tr.insert(position, block);
  if (kind === "delete" && desk.doc.childCount > 1) tr.delete(position, position + child.nodeSize);
  if (kind === "move") {
    tr.delete(position, position + child.nodeSize);
    tr.insert(at % 2 === 0 ? 0 : tr.doc.content.size, child);
  }
  desk.view.dispatch(tr);
  if (!/type|enter|join/.test(kind)) return;
  const near = desk.doc.resolve(Math.min(desk.doc.content.size, at % (desk.doc.content.size + 1)));
  desk.view.dispatch(desk.view.state.tr.setSelection(TextSelection.near(near)));
  if (kind === "type") desk.type("ن");
  else desk.press({ key: kind === "enter" ? "Enter" : "Backspace" });
}

test("saves in their order, failed ones given back, always leave the host with the document", () => {
  fc.assert(
    fc.property(steps, fc.array(anyBlock, { minLength: 1, maxLength: 3 }), (todo, blocks) => {
      const desk = new Desk([h2("عنوان"), p("أول"), ul(li(p("بند"))), hr(), p("ثان")]);
      const host = new Host();
      host.save({ changed: documentToJson(desk.doc).content, order: topIds(desk.doc) as string[] });
      const tracker = new ChangeTracker(desk.doc);
      for (const step of [...todo, { kind: "take" } as const]) {
        if ("at" in step) edit(desk, step.kind, step.at, blocks[step.at % blocks.length] ?? p());
        else if (step.kind === "undo") desk.run("undo");
        else {
          const changes = tracker.take(desk.doc);
          if (changes === null) continue;
          if (step.kind === "fail") tracker.giveBack(changes);
          else host.save(changes);
        }
        expect(new Set(topIds(desk.doc)).size).toBe(desk.doc.childCount);
      }
      expect(host.content).toEqual(documentToJson(desk.doc).content);
    }),
    { numRuns: 150 },
  );
});

test("the tracker knows a document by its own nodes, not by a copy's", () => {
  const tracker = new ChangeTracker(docOf([p("أول")]));
  expect(tracker.take(docOf([p("أول")]))).toBeNull();
  expect(tracker.take(docOf([p("ثان")]))?.changed).toHaveLength(1);
});
