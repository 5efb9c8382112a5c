import { formatNumber, t } from "../i18n";
import type { Reason, ReasonKind } from "../ipc/bindings";
import { dateAndTime } from "./dates";
import { minutes } from "./duration";

/** What can keep a site from answering; the other reasons are a delivery's own. */
export type SiteFaultKind = Exclude<
  ReasonKind,
  | "unmatched"
  | "disagrees"
  | "unseen"
  | "written-over"
  | "embargo"
  | "embargo-live"
  | "embargo-over"
  | "embargo-scheduled"
  | "deleted"
  | "other-type"
  | "restored"
  | "soon"
  | "published-unread"
  | "interrupted"
  | "never-publish"
  | "article-gone"
  | "unreadable"
  | "site-removed"
  | "other-state"
  | "superseded"
  | "overtaken"
  | "theirs-kept"
  | "order-dropped"
  | "published-there"
  | "scheduled-there"
  | "taken-back"
  | "made-private"
  | "locked"
  | "public-again"
  | "budget"
  | "words-lost"
  | "words-lost-live"
  | "other-entry"
  | "second-post"
  | "other-post"
  | "behind"
  | "pictures-missing"
  | "things-gone"
>;

/** Every fault of a site; each has words for what happened and for what to do next. */
export const siteFaults: Readonly<Record<SiteFaultKind, true>> = {
  offline: true,
  lost: true,
  portal: true,
  challenge: true,
  blocked: true,
  certificate: true,
  insecure: true,
  "not-found": true,
  moved: true,
  login: true,
  right: true,
  maintenance: true,
  busy: true,
  "too-large": true,
  clock: true,
  gone: true,
  "no-post": true,
  server: true,
  refused: true,
  nonsense: true,
  folder: true,
  away: true,
  changed: true,
};

/** What happened, and what to do next. */
export type FaultWords = {
  what: string;
  next: string;
  /** What the system or the site itself says of it, for whoever runs the site; empty where it says nothing. */
  detail: string;
};

/** Details that say something to whoever runs the site, and nothing to who writes. */
const TECHNICAL: readonly ReasonKind[] = [
  "offline",
  "lost",
  "challenge",
  "blocked",
  "certificate",
  "server",
  "refused",
  "nonsense",
  "folder",
  "away",
];

/** The words for why a site did not answer, in the window's language. */
export function faultWords({ kind, detail = "", until = null }: Reason): FaultWords {
  const value = shown(kind, detail);
  const empty = value === "" ? "_unknown" : "";
  const asked = kind in siteFaults ? kind : "refused";
  const hasForm = WITHOUT_DETAIL.includes(kind);
  const what = t(`site_fault.${asked}${hasForm ? empty : ""}`, { detail: value });
  const next = t(`site_fault.${asked}.next`);
  const when = until === null ? "" : ` ${t("site_fault.until", { time: dateAndTime(until) })}`;
  return { what, next: `${next}${when}`, detail: TECHNICAL.includes(kind) ? detail : "" };
}

/** Faults whose words name a value that may not be known. */
const WITHOUT_DETAIL: readonly ReasonKind[] = ["right", "portal", "not-found", "moved"];

function shown(kind: ReasonKind, detail: string): string {
  if (kind === "right" && detail !== "") return t(`site.right.${detail}`);
  if (kind === "clock") return minutes(Number(detail));
  return detail;
}

/** How much a file holds, in megabytes. */
export function bytes(count: number): string {
  return formatNumber(count / 1024 / 1024, {
    style: "unit",
    unit: "megabyte",
    maximumFractionDigits: 1,
  });
}
