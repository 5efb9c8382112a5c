import type { Listed } from "../../ipc/bindings";
import { hasLostWords, isGone, isPictureless, losesThings, waits } from "./groups";
import { refusedWord } from "./refused";

/** Where a delivery stands: what the catalogues call it. */
export function stateWord(item: Listed): string {
  const why = item.reason?.kind;
  if (why === "behind") return why;
  if (waits(item)) return why === "interrupted" || why === "soon" ? why : "waiting";
  if (hasLostWords(item)) return why === "words-lost" ? "words_lost" : "words_lost_live";
  if (isGone(item) && why !== undefined) return why;
  if (isPictureless(item)) return "pictureless";
  if (losesThings(item)) return "things_gone";
  if (item.state === "refused") return refusedWord(why);
  if (isAtItsEnd(item) && item.alert !== null) return item.alert.kind.replace("-", "_");
  if (why === "taken-back" && item.reason?.detail === "time") return "time_taken_back";
  if (item.state === "changed" && why !== undefined && TAKEN.has(why)) return why.replace("-", "_");
  if (item.state === "conflict" && why === "written-over") return "conflict_over";
  if (item.state !== "verified") return item.state;
  if (why === "published-unread") return "verified_unread";
  const { remote_state } = item;
  if (item.has_address_of_key) return "verified_key";
  if (item.has_password && remote_state === "published") return "verified_locked";
  return remote_state === null ? "verified" : (VERIFIED[remote_state] ?? "verified");
}

/** What somebody on the site does to a post, which has words of its own. */
const TAKEN: ReadonlySet<string> = new Set([
  "taken-back",
  "made-private",
  "locked",
  "other-type",
  "other-post",
]);

/** What is verified of a post that stands like this. */
const VERIFIED: Partial<Record<NonNullable<Listed["remote_state"]>, string>> = {
  draft: "verified_draft",
  pending: "verified_pending",
  private: "verified_private",
  published: "verified_live",
};

/** Whether what is left is at most that its time comes. */
export function isAtItsEnd({ state }: Pick<Listed, "state">): boolean {
  return ["verified", "changed", "scheduled", "cancelled"].includes(state);
}
