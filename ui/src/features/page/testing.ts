import type { AppError, BlockJson, Saved } from "../../ipc/bindings";
import type { Result } from "../../ipc/result";
import { blockId } from "../../ipc/fake/past";
import type { Clock } from "../../shared/clock";
import type { BodyChanges, BodySource, Write } from "./write";

/** An editor of blocks by id, as the queue sees it. */
export class PaperBody implements BodySource {
  readonly blocks = new Map<string, string>();
  #changed = new Set<string>();

  write(id: string, text: string): void {
    this.blocks.set(id, text);
    this.#changed.add(id);
  }

  takeChanges(): BodyChanges | null {
    if (this.#changed.size === 0) return null;
    const changed = [...this.#changed].map((id) => paragraph(id, this.blocks.get(id) ?? ""));
    this.#changed.clear();
    return { changed, order: [...this.blocks.keys()] };
  }

  giveBack(changes: BodyChanges): void {
    for (const block of changes.changed) this.#changed.add(blockId(block));
  }
}

/** A vault of one article: takes a write that starts from its version, refuses any other. */
export class PaperVault {
  version = 1;
  blocks = new Map<string, string>();
  readonly fields = new Map<string, unknown>();
  readonly tags = new Set<string>();
  status = "draft";
  /** Every write that came, with the version it started from. */
  readonly writes: { write: Write; base_version: number }[] = [];
  underWay = 0;
  /** The most that were under way at one time. */
  atOnce = 0;
  /** Answers for the next writes instead of success; null lets one pass. */
  readonly refusals: (AppError | null)[] = [];
  readonly #clock: Clock;
  readonly #takes_ms: number;

  constructor(clock: Clock, takes_ms = 5) {
    this.#clock = clock;
    this.#takes_ms = takes_ms;
  }

  saved(): Saved {
    return { version: this.version, saved_at: `at ${this.version}`, words: 0, reading_minutes: 0 };
  }

  send = (write: Write, base_version: number): Promise<Result<Saved>> => {
    this.writes.push({ write, base_version });
    this.underWay += 1;
    this.atOnce = Math.max(this.atOnce, this.underWay);
    return new Promise((resolve) => {
      this.#clock.after(this.#takes_ms, () => {
        this.underWay -= 1;
        resolve(this.#answer(write, base_version));
      });
    });
  };

  #answer(write: Write, base_version: number): Result<Saved> {
    const refusal = this.refusals.shift() ?? null;
    if (refusal !== null) return { status: "error", error: refusal };
    if (base_version !== this.version) return refused("version_conflict");
    this.#apply(write);
    this.version += 1;
    return { status: "ok", data: this.saved() };
  }

  #apply(write: Write): void {
    if (write.kind === "body") {
      const texts = new Map(this.blocks);
      for (const block of write.changes.changed) texts.set(blockId(block), textOf(block));
      const order = write.changes.order ?? [...texts.keys()];
      this.blocks = new Map(order.map((id) => [id, texts.get(id) ?? ""]));
    } else if (write.kind === "fields") {
      for (const { field, value } of write.changes) this.fields.set(field, value);
    } else if (write.kind === "status") {
      this.status = write.status;
    } else if (write.kind === "tag_add") {
      this.tags.add(write.name);
    } else {
      this.tags.delete(write.name);
    }
  }
}

/** An answer that refuses with this code. */
export function refused(code: AppError["code"]): { status: "error"; error: AppError } {
  return { status: "error", error: { code, detail: "" } };
}

function paragraph(id: string, text: string): BlockJson {
  return { type: "paragraph", attrs: { id }, content: [{ type: "text", text }] };
}

function textOf(block: BlockJson): string {
  return block.content?.[0]?.text ?? "";
}
