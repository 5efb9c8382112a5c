/**
 * Which top-level blocks changed since the last save took them.
 */
import type { Node } from "prosemirror-model";
import type { BlockJson } from "../ipc/bindings";
import { textAttr } from "./attrs";
import { blockToJson } from "./json";

/**
 * What a save sends: the blocks that changed or are new, and the ids of all top-level blocks in their
 * order where blocks came, went or moved (else null).
 */
export interface Changes {
  readonly changed: BlockJson[];
  readonly order: string[] | null;
}

/** A document as the host was told of it: ids in order, and the node of each. */
interface Told {
  readonly turn: number;
  readonly order: readonly string[];
  readonly nodes: ReadonlyMap<string, Node>;
}

/** Remembers what the host was told. Looking for changes compares one node per block. */
export class ChangeTracker {
  #told: Told;
  #turn = 0;
  /** What the host had been told before each save that may still come back. */
  #before = new WeakMap<Changes, Told>();

  /** The host has `doc`. */
  constructor(doc: Node) {
    this.#told = this.#tell(doc);
  }

  /** The host has `doc`, and saves of an earlier document are nobody's concern any more. */
  reset(doc: Node): void {
    this.#before = new WeakMap();
    this.#told = this.#tell(doc);
  }

  /** What changed since the last take; null where nothing did. It counts as told from now on. */
  take(doc: Node): Changes | null {
    const before = this.#told;
    const now = this.#tell(doc);
    const changed: BlockJson[] = [];
    for (const [id, node] of now.nodes) {
      const old = before.nodes.get(id);
      if (old !== node && old?.eq(node) !== true) changed.push(blockToJson(node));
    }
    const moved =
      now.order.length !== before.order.length ||
      now.order.some((id, index) => id !== before.order[index]);
    this.#told = now;
    if (changed.length === 0 && !moved) return null;
    const changes: Changes = { changed, order: moved ? [...now.order] : null };
    this.#before.set(changes, before);
    return changes;
  }

  /**
   * A save failed: the next take holds its changes too, each block as it is by then. Changes of a
   * document that was replaced since, or already given back, change nothing.
   */
  giveBack(changes: Changes): void {
    const before = this.#before.get(changes);
    if (before !== undefined && before.turn < this.#told.turn) this.#told = before;
  }

  #tell(doc: Node): Told {
    this.#turn += 1;
    const nodes = new Map<string, Node>();
    const order: string[] = [];
    doc.forEach((node) => {
      const id = textAttr(node, "id");
      order.push(id);
      nodes.set(id, node);
    });
    return { turn: this.#turn, order, nodes };
  }
}
