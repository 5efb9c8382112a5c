import { t } from "../../i18n";
import type { Undoable } from "../../ipc/bindings";

/** Most characters of a headline in a notice. */
const HEADLINE_CHARS = 44;

/**
 * The message of that key with the action's name in it, and the article's headline or how many they are. A long headline is
 * cut between words here and not by the box: a box cuts where its line ends, which is the beginning
 * of a headline that is written the other way.
 */
export function actionText(key: string, { action, articles, headline }: Undoable): string {
  const name = t(`history.action.${action}`);
  if (articles > 1)
    return t(`${key}.of`, { action: name, headline: t("library.count", { count: articles }) });
  if (headline.trim() === "") return t(key, { action: name });
  return t(`${key}.of`, { action: name, headline: shortened(headline, HEADLINE_CHARS) });
}

/** The first words of a text that fit into so many characters, with an ellipsis if any are left. */
export function shortened(text: string, most: number): string {
  const letters = Array.from(text.trim());
  if (letters.length <= most) return letters.join("");
  const head = letters.slice(0, most).join("");
  const lastSpace = head.lastIndexOf(" ");
  return `${(lastSpace > 0 ? head.slice(0, lastSpace) : head).trimEnd()}…`;
}
