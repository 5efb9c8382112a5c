import { commands, type AppError, type Undoable } from "../../ipc/bindings";
import type { Clock } from "../../shared/clock";

/** Milliseconds a notice stays when nobody holds it. */
export const NOTICE_MS = 8000;

/** What the quiet notice says: an action that can be taken back, one that was, or why one was not. */
export type UndoNotice =
  | { kind: "offer"; undoable: Undoable }
  /** `back` is what to take back to do it again; null when that cannot be. */
  | { kind: "undone"; undoable: Undoable; back: number | null }
  | { kind: "redone"; undoable: Undoable }
  | { kind: "nothing" }
  | { kind: "unsaved" }
  | { kind: "failed"; error: AppError };

/** What undoing needs of the window. */
export interface UndoOptions {
  clock: Clock;
  /** Saves everything; false when something could not be saved. */
  flush(): Promise<boolean>;
  /** Called once an action was taken back, with the articles it concerned. */
  undone(articles: readonly string[]): Promise<void> | void;
}

/** Taking back the last action of the vault, by name, with a notice that goes away by itself. */
export class UndoLast {
  notice = $state.raw<UndoNotice | null>(null);
  running = $state(false);
  #options: UndoOptions;
  #cancelTimer: (() => void) | null = null;

  constructor(options: UndoOptions) {
    this.#options = options;
  }

  /** The action that could be taken back now; null for none, or when it cannot be told. */
  async look(): Promise<Undoable | null> {
    const answer = await commands.historyUndoable();
    return answer.status === "ok" ? answer.data : null;
  }

  /** Shows what was just done with a way back, if it is one of these actions. */
  async offer(actions: readonly string[]): Promise<void> {
    const undoable = await this.look();
    if (undoable && actions.includes(undoable.action)) this.#show({ kind: "offer", undoable });
  }

  /** Takes the last action back. What is still being typed is saved first, and is then the last. */
  async run(): Promise<void> {
    if (this.running) return;
    this.running = true;
    try {
      this.#show(await this.#undo());
    } finally {
      this.running = false;
    }
  }

  /** Does the action again that the notice says was taken back. */
  async redo(): Promise<void> {
    const { notice } = this;
    if (this.running || notice?.kind !== "undone" || notice.back === null) return;
    this.running = true;
    try {
      this.#show(await this.#redo(notice.undoable, notice.back));
    } finally {
      this.running = false;
    }
  }

  /** Keeps the notice while it is pointed at or focused. */
  hold(): void {
    this.#cancelTimer?.();
    this.#cancelTimer = null;
  }

  /** Lets the notice go away in its time. */
  release(): void {
    this.hold();
    this.#cancelTimer = this.#options.clock.after(NOTICE_MS, () => this.dismiss());
  }

  /** Puts the notice away. */
  dismiss(): void {
    this.hold();
    this.notice = null;
  }

  async #undo(): Promise<UndoNotice> {
    if (!(await this.#options.flush())) return { kind: "unsaved" };
    const last = await commands.historyUndoable();
    if (last.status === "error") return { kind: "failed", error: last.error };
    if (last.data === null) return { kind: "nothing" };
    const answer = await commands.historyUndo(last.data.id);
    if (answer.status === "error") return { kind: "failed", error: answer.error };
    await this.#options.undone(answer.data.articles);
    return { kind: "undone", undoable: last.data, back: answer.data.action };
  }

  async #redo(undoable: Undoable, back: number): Promise<UndoNotice> {
    if (!(await this.#options.flush())) return { kind: "unsaved" };
    const answer = await commands.historyUndo(back);
    if (answer.status === "error") return { kind: "failed", error: answer.error };
    await this.#options.undone(answer.data.articles);
    return { kind: "redone", undoable };
  }

  #show(notice: UndoNotice): void {
    this.notice = notice;
    this.release();
  }
}
