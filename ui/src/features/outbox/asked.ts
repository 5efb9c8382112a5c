import { t } from "../../i18n";
import type { Listed } from "../../ipc/bindings";

/** Who asked for it, and when; nothing of who where nobody has a name. */
export function askedText({ asked_by }: Pick<Listed, "asked_by">, time: string): string {
  const person = asked_by.trim();
  return NAMELESS.has(person)
    ? t("outbox.asked_then", { time })
    : t("outbox.asked", { person, time });
}

/** What stands for a person whose account has no name. */
const NAMELESS: ReadonlySet<string> = new Set(["", "?"]);
