import type { ItemState, Listed, Reason } from "../../ipc/bindings";

/** What a delivery asks of people, the most urgent first. */
export const GROUPS = ["person", "moving", "stopped", "scheduled", "done", "gone"] as const;

/** What a delivery asks of people. */
export type Group = (typeof GROUPS)[number];

const GROUP_OF: Readonly<Record<ItemState, Group>> = {
  conflict: "person",
  refused: "person",
  changed: "person",
  sending: "moving",
  queued: "moving",
  paused: "stopped",
  scheduled: "scheduled",
  verified: "done",
  cancelled: "gone",
};

/** What its group is known by. */
type Grouped = Pick<Listed, "state"> & Partial<Pick<Listed, "alert">>;

/** Where a delivery is shown: what stands against its embargo is for somebody, wherever it is. */
export function groupOf({ state, alert }: Grouped): Group {
  return alert === undefined || alert === null ? GROUP_OF[state] : "person";
}

/** The deliveries under what they ask for; of those at their end the newest first. Groups without any are left out. */
export function grouped(items: readonly Listed[]): { group: Group; items: Listed[] }[] {
  return GROUPS.map((group) => {
    const found = items.filter((item) => groupOf(item) === group);
    const ended = group === "done" || group === "gone";
    return { group, items: ended ? found.reverse() : found };
  }).filter(({ items: found }) => found.length > 0);
}

/** Whether something is still to be done for it, by itself or by somebody. */
export function isOpen(item: Grouped): boolean {
  return !["done", "gone"].includes(groupOf(item));
}

/** What can be done with a delivery, the most likely first. */
export type Deed =
  "decide" | "open" | "edit" | "anew" | "now" | "anyway" | "retry" | "resume" | "pause" | "cancel";

const DEEDS: Readonly<Record<ItemState, readonly Deed[]>> = {
  conflict: ["decide", "cancel"],
  refused: ["retry", "edit", "cancel"],
  changed: ["open"],
  sending: ["pause", "cancel"],
  queued: ["pause", "cancel"],
  paused: ["resume", "cancel"],
  scheduled: ["open", "cancel"],
  verified: ["open"],
  cancelled: ["edit"],
};

/** What can be done with this one now. */
export function deedsFor(item: Listed): Deed[] {
  const usual = DEEDS[item.state].filter((deed) => deed !== "open" || item.open_url !== null);
  if (item.alert !== null && isOfEmbargo(item) && usual[0] === "open") return ["edit", ...usual];
  // What is in the bin is taken out of it there, or sent anew.
  if (isGone(item)) {
    const open: Deed[] = item.open_url === null ? [] : ["open"];
    const rest = item.state === "refused" ? (["retry", "cancel"] as const) : [];
    return ["anew", ...open, ...rest];
  }
  // What an embargo or a word holds back is mended in the article before it is tried again.
  if (item.state === "refused" && isOfArticle(item)) return ["edit", "retry", "cancel"];
  if (hasLostWords(item)) return ["edit", "retry", "anyway", "cancel"];
  if (isPictureless(item)) return ["edit", "anyway", "cancel"];
  // What only the site has is corrected there.
  if (losesThings(item)) {
    return item.open_url === null ? ["anyway", "cancel"] : ["open", "anyway", "cancel"];
  }
  // Only for itself, and by somebody who asks for it, does one go over the budget.
  if (waits(item) && item.reason?.kind === "budget") return ["anyway", ...usual];
  // What is not tried before a time, whoever asks for it, is not offered to be tried now.
  if (waits(item) && item.not_before === null) return ["now", ...usual];
  return [...usual];
}

/** Whether it is tried again later by itself. */
export function waits({ state, next_try, reason }: Listed): boolean {
  const isOpen = (state === "queued" || state === "sending") && next_try !== null;
  return isOpen && reason !== null && reason.kind !== "behind";
}

/** Whether it stopped because the site did not keep all its words. */
export function hasLostWords({ state, reason }: Pick<Listed, "state" | "reason">): boolean {
  const kind = reason?.kind;
  return state === "refused" && (kind === "words-lost" || kind === "words-lost-live");
}

/** Whether it stopped because readers would get it without pictures that have no file. */
export function isPictureless({ state, reason }: Pick<Listed, "state" | "reason">): boolean {
  return state === "refused" && reason?.kind === "pictures-missing";
}

/** Whether it stopped because readers would lose what the site's text has beside its words. */
export function losesThings({ state, reason }: Pick<Listed, "state" | "reason">): boolean {
  return state === "refused" && reason?.kind === "things-gone";
}

/** Whether it is for its embargo that somebody opens the article. */
export function isOfEmbargo({ reason, alert }: Pick<Listed, "reason" | "alert">): boolean {
  return (alert !== null && !isOfTwoPosts(alert)) || reason?.kind === "embargo";
}

function isOfTwoPosts({ kind }: Reason): boolean {
  return kind === "second-post" || kind === "other-post";
}

/** Whether its post is in the site's bin, or was deleted there: it can be sent as a new one. */
export function isGone({ state, reason }: Pick<Listed, "state" | "reason">): boolean {
  const is = reason?.kind === "gone" || reason?.kind === "deleted";
  return is && (state === "refused" || state === "changed");
}

function isOfArticle({ reason }: Listed): boolean {
  return ["embargo", "never-publish", "too-large"].includes(reason?.kind ?? "");
}
