import { t } from "../../i18n";
import { roughly } from "../../shared/duration";

const MINUTE_S = 60;
const CENTURY_S = 100 * 365 * 86_400;

/** How long it takes to guess a passphrase, in words. */
export function guessing(seconds: number): string {
  if (seconds < MINUTE_S) return t("vault.guessed.soon");
  if (seconds >= CENTURY_S) return t("vault.guessed.long");
  return t("vault.guessed", { time: roughly(seconds) });
}
