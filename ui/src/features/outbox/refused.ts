import type { ReasonKind } from "../../ipc/bindings";

/** How what was refused goes on: as it was asked for, or anew, because what is kept of it says the same again. */
export function refusedWord(why: ReasonKind | undefined): string {
  if (why === "embargo-over") return "refused_over";
  if (why === "other-post") return "refused_other";
  if (why === "restored") return "refused_restored";
  return why !== undefined && SAYS_THE_SAME.has(why) ? "refused_anew" : "refused";
}

const SAYS_THE_SAME: ReadonlySet<ReasonKind> = new Set([
  "never-publish",
  "too-large",
  "unreadable",
  "overtaken",
] as const);
