import { formatNumber, t } from "../../i18n";
import type { Alteration, Check, Listed, Place, Reason, ReasonKind } from "../../ipc/bindings";
import { clockTime, dateAndTime, momentHere } from "../../shared/dates";
import { minutes } from "../../shared/duration";
import { thingsText } from "../../shared/things";
import { isAtItsEnd, stateWord } from "./state_word";

/** Where a delivery stands, in a few words. */
export function stateText(item: Listed): string {
  return t(`outbox.state.${stateWord(item)}`);
}

/** What that means, and what is to be done about it. */
export function todoText(item: Listed): string {
  const time = item.next_try === null ? "" : clockTime(item.next_try);
  return t(`outbox.todo.${stateWord(item)}`, { time });
}

/** Why it waits or stopped. */
export function reasonText(reason: Reason): string {
  const until = OF_READERS.has(reason.kind)
    ? momentHere(reason.until ?? "")
    : dateAndTime(reason.until ?? "");
  const detail = reasonDetail(reason);
  const number = Number(detail);
  const bare = detail === "" ? (BARE[reason.kind] ?? "") : "";
  const form = SAID_BY_DETAIL[`${reason.kind} ${detail}`] ?? bare;
  return t(`outbox.reason.${reason.kind}${form}`, {
    detail,
    ours: reason.ours ?? "",
    until,
    apart: reason.kind === "clock" ? minutes(number) : "",
    size: reason.kind === "too-large" ? bytesText(number) : "",
  });
}

/** Those whose hour is for readers: it is never said without its zone. */
const OF_READERS: ReadonlySet<ReasonKind> = new Set([
  "embargo",
  "embargo-scheduled",
  "embargo-live",
  "scheduled-there",
  "soon",
] as const);

/** What those are called of which the detail says that they are something else. */
const SAID_BY_DETAIL: Record<string, string> = {
  "taken-back time": "_time",
  "unseen taken-back": "_taken",
};

/** What those are called that have words of their own where there is nothing to name. */
const BARE: Partial<Record<ReasonKind, string>> = {
  "too-large": "_unknown",
  "pictures-missing": "_unnamed",
};

function reasonDetail({ kind, detail = "", things = [] }: Reason): string {
  if (kind === "things-gone") return thingsText(things);
  if (kind === "right") return rightName(detail);
  return kind === "embargo-scheduled" ? momentHere(detail) : detail;
}

/** How far it is: «يُرسل · الخطوة 4 من 6». */
export function progressText(item: Listed): string {
  const step = Math.min(item.step + 1, item.steps);
  return t("outbox.now", {
    state: stateText(item),
    step: t("outbox.step", { step, steps: item.steps }),
  });
}

/** What step it is at; empty where all are done. */
export function taskText({ task, state }: Pick<Listed, "task" | "state">): string {
  if (task === null) return "";
  const name = t(`outbox.task.${task}`);
  return t(state === "sending" ? "outbox.at_task" : "outbox.next_task", { task: name });
}

/** What state somebody wants it in. */
export function wishText({ wish }: Pick<Listed, "wish">): string {
  return t(`outbox.wish.${wish.state}`);
}

/** What its post is at the site; where that is still to come, what somebody wants, and both where they differ. */
export function standsText(item: Listed): string {
  const { remote_state, wish } = item;
  if (remote_state === null) return wishText(item);
  const state = remoteText({ state: remote_state, has_password: item.has_password });
  const is = t("outbox.there", { state });
  if (isAtItsEnd(item)) return is;
  const corrects = wish.state === "draft" && remote_state !== "draft";
  return t("outbox.is_to_be", { is, wish: corrects ? t("outbox.wish.correct") : wishText(item) });
}

/** The moment that readers see it from, where that is still news; null where it is none. */
export function timeFor({ remote_state, date, wish, state }: Listed): string | null {
  const wished = wish.state === "schedule" ? wish.at : null;
  if (remote_state === "scheduled") return date;
  if (remote_state === "published") return wished === null ? null : date;
  return isAtItsEnd({ state }) ? null : wished;
}

/** What opening a post is called: before readers see it, it opens for who is signed in there. */
export function openName(
  post: Pick<Listed, "site_kind" | "is_public">,
  state: Listed["remote_state"] = null,
): string {
  if (post.site_kind === "folder") return t("outbox.open_folder");
  if (state === "trashed") return t("outbox.open_bin");
  return t(post.is_public ? "outbox.open_post" : "outbox.open_signed_in");
}

/** Bytes as people count them. */
export function bytesText(bytes: number): string {
  if (bytes < 1000) return t("outbox.unit.b", { count: bytes });
  const [unit, size] = bytes < 1_000_000 ? ["kb", bytes / 1000] : ["mb", bytes / 1_000_000];
  const digits = { maximumFractionDigits: size < 10 ? 1 : 0 };
  return t(`outbox.unit.${unit}`, { count: formatNumber(size, digits) });
}

/** What the site made otherwise. The text is said to be whole only where no word of it went. */
export function alterationTexts(altered: readonly Alteration[]): string[] {
  const hasLostWords = altered.some(({ kind }) => kind === "text" || kind === "text-lost");
  return altered.map(({ kind, detail }) => {
    const said = detail === "" ? "_none" : kind === "element" && hasLostWords ? "_only" : "";
    return t(`outbox.alteration.${kind}${said}`, { detail });
  });
}

/** What an article is at a site. */
export function remoteText({ state, has_password }: Pick<Place, "state" | "has_password">): string {
  const is = t(`outbox.remote.${state ?? "unknown"}`);
  return has_password ? t("outbox.with_password", { state: is }) : is;
}

/** What is to be known before it leaves. */
export function checkText(check: Check): string {
  const { field, part, count, most } = check;
  const name = field === null ? t("inspector.tab.tags") : t(`field.${field}`);
  return t(`outbox.check.${checkWord(check)}`, {
    field: name,
    place: field === null && part !== null ? t(`export.part.${part}`) : name,
    detail: checkDetail(check),
    count,
    most,
    size: bytesText(count),
    most_size: bytesText(most),
    apart: minutes(count),
    until: check.until === null ? "" : momentHere(check.until),
  });
}

/** Which words a check has: a draft is no way out of an embargo where readers have the post. */
function checkWord({ kind, level, detail }: Check): string {
  if (kind === "embargo" && detail === "live") return "embargo_live";
  if (kind === "textless" && level === "stop") return `textless_${detail === "" ? "kept" : detail}`;
  if (kind === "alt-missing" && detail !== "") return "alt-missing_named";
  if (kind === "key-address" && detail !== "") return "key-address_named";
  return kind === "clock" && detail === "behind" ? "clock_behind" : kind;
}

function checkDetail({ kind, detail }: Check): string {
  if (kind === "embargo-scheduled") return momentHere(detail);
  if (kind === "right-missing") return rightName(detail);
  if (kind === "cannot-do") return named(`outbox.ability.${detail}`, detail);
  if (kind === "no-place") {
    const names = detail.split(" ").map((field) => t(`field.${field}`));
    return names.join(t("fields.separator"));
  }
  if (kind === "not-held") return named(`export.what.${detail}`, named(`field.${detail}`, detail));
  return detail;
}

function rightName(right: string): string {
  return named(`outbox.right.${right}`, right);
}

/** The words of a key; `or` where no catalogue has it. */
function named(key: string, or: string): string {
  const words = t(key);
  return words === key ? or : words;
}
