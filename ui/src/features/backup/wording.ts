import { formatNumber, t } from "../../i18n";
import type { AppError, BackupFile } from "../../ipc/bindings";
import { dateAndTime } from "../../shared/dates";

const KILO = 1000;

/** When a backup was made and how long it is. */
export function named({ at, kilobytes }: BackupFile): string {
  return t("backup.named", { at: dateAndTime(at), size: size(kilobytes) });
}

/** A length for a person to read. */
export function size(kilobytes: number): string {
  const [value, unit] = kilobytes < KILO ? [kilobytes, "kilobyte"] : [kilobytes / KILO, "megabyte"];
  return formatNumber(value, { style: "unit", unit, maximumFractionDigits: 1 });
}

/** Why a folder has no backup. A stick that was pulled is not a vault that is missing. */
export function folderFault({ code }: AppError): string {
  return code === "vault_missing" ? t("backup.folder_missing") : t(`errors.${code}`);
}
