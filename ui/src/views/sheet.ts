/** What stands before the window instead of it. */
export type Sheet =
  | "palette"
  | "shortcuts"
  | "settings"
  | "secrets"
  | "backups"
  | "unsaved"
  | "import"
  | "report"
  | "clean"
  | "paste"
  | "several"
  | "presets"
  | "never_publish"
  | "sites"
  | "outbox"
  | "deliver"
  | "conflict"
  | "taken"
  | "pull"
  | "follow"
  | "correct"
  | "typing"
  | "counts"
  | "find";

/** The sheets on which something is done that can be taken back there. */
export const UNDOING: readonly (Sheet | null)[] = [
  "import",
  "report",
  "clean",
  "presets",
  "never_publish",
  "typing",
  "counts",
  "find",
];
