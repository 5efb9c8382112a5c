import { t } from "../i18n";
import type { Reason, ReasonKind } from "../ipc/bindings";
import { momentHere } from "./dates";

/** What an embargo has against how a post stands at its site, or what became of it that a person has to know. */
export function embargoAlert({ kind, detail = "", ours = "", until }: Reason): string {
  if (ADDRESSED.has(kind)) return t(`outbox.reason.${kind}`, { detail, ours });
  return t(`outbox.reason.${kind}`, { detail: momentHere(detail), until: momentHere(until ?? "") });
}

/** Those whose detail is an address. */
const ADDRESSED: ReadonlySet<ReasonKind> = new Set([
  "second-post",
  "other-post",
  "other-type",
] as const);
