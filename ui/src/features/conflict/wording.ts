import { t } from "../../i18n";
import type { ConflictView, PostPart } from "../../ipc/bindings";
import { dateAndTime } from "../../shared/dates";

/** The words for why there is something to decide. */
export function whyKey({ reason, has_base }: Pick<ConflictView, "reason" | "has_base">): string {
  if (reason === "written-over") return "conflict.why_over";
  if (reason === "unmatched") return "conflict.why_whole";
  if (reason === "disagrees") return "conflict.why_apart";
  return has_base ? "conflict.why" : "conflict.why_unseen";
}

/** What stands beside the text of a post, as a person reads it. */
export function fieldText(part: PostPart, text: string): string {
  if (text === "") return "";
  if (part === "state" || part === "password") return t(`conflict.state.${text}`);
  // A time, or that it is published at once.
  if (part === "date") return text === "at-once" ? t("conflict.state.at-once") : dateAndTime(text);
  return text;
}
