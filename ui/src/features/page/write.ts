import type { AppError, BlockJson, FieldChange, Saved, Status } from "../../ipc/bindings";

/** What the body has to send: the changed top-level blocks, and all ids when blocks came or went. */
export type BodyChanges = { changed: BlockJson[]; order: string[] | null };

/** Where the queue takes the body's changes from: the editor. */
export interface BodySource {
  /** What changed since the last take, or null when nothing did. */
  takeChanges(): BodyChanges | null;
  /** Returns changes that were not saved, so that the next take holds them again. */
  giveBack(changes: BodyChanges): void;
}

/** A status or tag change; these are asked for one by one, keep their order, and may be refused. */
export type Step =
  | { kind: "status"; status: Status }
  | { kind: "tag_add"; name: string }
  | { kind: "tag_remove"; name: string };

/** One request to the host. */
export type Write =
  { kind: "body"; changes: BodyChanges } | { kind: "fields"; changes: FieldChange[] } | Step;

/** What the foot line shows. `error` is the reason while the state is "failed". */
export type SaveProgress = {
  state: "saved" | "saving" | "unsaved" | "failed";
  last: Saved;
  error: AppError | null;
};
