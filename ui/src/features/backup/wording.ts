import { formatNumber, t } from "../../i18n";
import type { AppError, BackupFile } from "../../ipc/bindings";
import { dateAndTime } from "../../shared/dates";

const KILO = 1000;

/** When a backup was made and how long it is. */
export function named({ at, kilobytes }: BackupFile): string {
  return t("backup.named", { at: dateAndTime(at), size: size(kilobytes) });
}

/** That a backup was made: not with what `named` says put in, whose direction nothing outside its own inserts tells. */
export function made({ at, kilobytes }: BackupFile): string {
  return t("backup.made", { at: dateAndTime(at), size: size(kilobytes) });
}

/** A length for a person to read. */
export function size(kilobytes: number): string {
  const [value, unit] = kilobytes < KILO ? [kilobytes, "kilobyte"] : [kilobytes / KILO, "megabyte"];
  return formatNumber(value, { style: "unit", unit, maximumFractionDigits: 1 });
}

/** That a backup could not be made, in a few words for the foot line. */
export function failedShortly({ code }: AppError): string {
  const short = isShort(code) ? t(`backup.short.${code}`) : t("backup.short.other");
  return t("backup.foot_failed", { reason: short });
}

const SHORT = ["disk_full", "vault_missing", "read_only", "disk_failed", "vault_damaged"] as const;

function isShort(code: AppError["code"]): code is (typeof SHORT)[number] {
  return (SHORT as readonly string[]).includes(code);
}

/** Why a folder has no backup. A stick that was pulled is not a vault that is missing. */
export function folderFault({ code }: AppError): string {
  return code === "vault_missing" ? t("backup.folder_missing") : t(`errors.${code}`);
}
