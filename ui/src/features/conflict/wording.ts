import { t } from "../../i18n";
import type { PostPart } from "../../ipc/bindings";
import { dateAndTime } from "../../shared/dates";

/** What stands beside the text of a post, as a person reads it. */
export function fieldText(part: PostPart, text: string): string {
  if (text === "") return "";
  if (part === "state") return t(`conflict.state.${text}`);
  if (part === "date") return dateAndTime(text);
  return text;
}
