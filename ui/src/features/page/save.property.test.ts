import fc from "fast-check";
import { expect, it } from "vitest";
import type { FieldName } from "../../ipc/bindings";
import { SaveQueue } from "./save";
import { HeldClock, settled } from "../../shared/held_clock";
import { PaperBody, PaperVault } from "./testing";

const BROKEN = { code: "internal", detail: "" } as const;

const happening = fc.oneof(
  fc.record({ do: fc.constant("write"), id: fc.constantFrom("a", "b", "c"), text: fc.string() }),
  fc.record({
    do: fc.constant("field"),
    id: fc.constantFrom("headline", "place"),
    text: fc.string(),
  }),
  fc.record({ do: fc.constant("tag"), id: fc.constantFrom("x", "y"), text: fc.constant("") }),
  fc.record({ do: fc.constant("pass"), ms: fc.integer({ min: 1, max: 700 }) }),
  fc.record({ do: fc.constant("fail"), times: fc.integer({ min: 1, max: 3 }) }),
  fc.record({ do: fc.constant("flush") }),
);

type Happening = {
  do: string;
  id?: string;
  text?: string;
  ms?: number;
  times?: number;
};

/** A page with its vault, and what the vault must hold in the end. */
class Page {
  readonly clock = new HeldClock();
  readonly vault: PaperVault;
  readonly wanted = new PaperVault(this.clock);
  readonly body = new PaperBody();
  readonly queue: SaveQueue;
  shown = "saved";

  constructor(takes_ms: number) {
    this.vault = new PaperVault(this.clock, takes_ms);
    this.queue = new SaveQueue({
      opened: this.vault.saved(),
      clock: this.clock,
      send: this.vault.send,
      onProgress: (progress) => (this.shown = progress.state),
    });
    this.queue.attachBody(this.body);
  }

  async happens({ do: what, id = "", text = "", ms = 0, times = 0 }: Happening): Promise<void> {
    if (what === "write") {
      this.body.write(id, text);
      this.queue.bodyChanged();
      this.wanted.blocks.set(id, text);
    } else if (what === "field") {
      this.queue.fieldChanged({ field: id as FieldName, value: text });
      this.wanted.fields.set(id, text);
    } else if (what === "tag") {
      void this.queue.step({ kind: "tag_add", name: id });
      this.wanted.tags.add(id);
    } else if (what === "fail") {
      this.vault.refusals.push(...Array.from({ length: times }, () => BROKEN));
    } else if (what === "flush") {
      void this.queue.flush();
    } else {
      await this.clock.pass(ms);
    }
    await settled();
  }
}

it("loses nothing, whatever happens in whatever order", async () => {
  const all = fc.array(happening, { maxLength: 40 });
  await fc.assert(
    fc.asyncProperty(all, fc.integer({ min: 0, max: 400 }), async (happenings, takes_ms) => {
      const page = new Page(takes_ms);
      for (const one of happenings) await page.happens(one);
      // Longer than every failure that can still come, with its wait.
      await page.clock.pass(1_000_000);
      const { vault, wanted } = page;
      expect([...vault.blocks]).toEqual([...wanted.blocks]);
      expect(vault.fields).toEqual(wanted.fields);
      expect(vault.tags).toEqual(wanted.tags);
      expect(vault.atOnce).toBeLessThanOrEqual(1);
      expect(page.queue.pending).toBe(false);
      expect(page.shown).toBe("saved");
    }),
    { numRuns: 400 },
  );
});
