import { t } from "../i18n";
import type { Reason } from "../ipc/bindings";
import { momentHere } from "./dates";

/** What an embargo has against how a post stands at its site. */
export function embargoAlert({ kind, detail = "", until }: Reason): string {
  return t(`outbox.reason.${kind}`, { detail: momentHere(detail), until: momentHere(until ?? "") });
}
