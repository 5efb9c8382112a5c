import { t } from "../../i18n";
import type { AppError } from "../../ipc/bindings";

/** Why a vault takes nothing, where a person can do something about it. */
const CAUSES = [
  "disk_full",
  "vault_missing",
  "read_only",
  "disk_failed",
  "vault_damaged",
  "vault_busy",
] as const satisfies readonly AppError["code"][];

type Cause = (typeof CAUSES)[number];

/** Why nothing was saved, in a few words for the foot line. */
export function shortly({ code }: AppError): string {
  return isCause(code) ? t(`save.short.${code}`) : t(`errors.${code}`);
}

/** What has happened, in a sentence. */
export function happened({ code }: AppError): string {
  return isCause(code) ? t(`save.happened.${code}`) : t(`errors.${code}`);
}

/** What to do about it. */
export function advice({ code }: AppError): string {
  return isCause(code) ? t(`save.advice.${code}`) : t("save.advice.other");
}

function isCause(code: AppError["code"]): code is Cause {
  return (CAUSES as readonly string[]).includes(code);
}
