import type { ProfileId } from "../../ipc/bindings";

/** The kinds of piece a new article can be, the usual one first. */
export const profileIds: readonly ProfileId[] = [
  "news",
  "report",
  "interview",
  "opinion",
  "statement",
  "live",
  "photo-story",
];
