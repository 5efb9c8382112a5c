import type { AppError, ExportReport } from "../../ipc/bindings";

/** How far the export is; the two questions are asked in place, before anything is written. */
export type ExportStep =
  | { at: "idle" }
  | { at: "writing" }
  | { at: "ask_overwrite" }
  | { at: "ask_unsaved" }
  | { at: "done"; reports: ExportReport[] }
  | { at: "failed"; error: AppError };

/** What the person has agreed to for one export. */
export interface Consent {
  overwrite?: true;
  /** Export what is on the disk although something newer could not be saved. */
  unsaved?: true;
}
