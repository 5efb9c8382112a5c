import { t } from "../../i18n";
import type { FoundWhere } from "../../ipc/bindings";

/** Where in an article something was found, in words. */
export function whereText(where: FoundWhere): string {
  const part = `find.part.${where}`;
  const text = t(part);
  return text === part ? t(`field.${where}`) : text;
}
