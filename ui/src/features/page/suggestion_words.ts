import type { Suggestion } from "../../editor";
import { t } from "../../i18n";
import { dateAndTime } from "../../shared/dates";

/** What a suggestion or comment is, who made it and when, and what a comment says: in one line. */
export function suggestionWords(
  suggestion: Pick<Suggestion, "kind" | "person" | "at" | "comment">,
): string {
  const { kind, comment } = suggestion;
  const person = suggestion.person === "" ? t("review.nobody") : suggestion.person;
  return t(`review.words.${kind}`, { person, at: dateAndTime(suggestion.at), comment });
}
