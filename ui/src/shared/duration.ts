import { formatNumber, language } from "../i18n";

/** How long something is, in words: minutes, and hours where there are some. Seconds go in, of either sign. */
export function minutes(seconds: number): string {
  const total = Math.round(Math.abs(seconds) / 60);
  const [hours, rest] = [Math.floor(total / 60), total % 60];
  const parts = [unit(hours, "hour"), unit(rest, "minute")];
  const said = parts.filter((_, at) => (at === 0 ? hours > 0 : rest > 0 || hours === 0));
  return new Intl.ListFormat(language.locale, { type: "conjunction" }).format(said);
}

const LENGTHS = [
  ["year", 365 * 86_400],
  ["month", 30 * 86_400],
  ["day", 86_400],
  ["hour", 3600],
] as const;

/** About how long something is, in words: years or months or days or hours or minutes, of whichever there are two. */
export function roughly(seconds: number): string {
  const found = LENGTHS.find(([, length_s]) => seconds >= 2 * length_s);
  const [name, length_s] = found ?? (["minute", 60] as const);
  return unit(Math.round(seconds / length_s), name);
}

/** How long there is to wait, in words that count down: minutes where there are some, and seconds. */
export function countdown(seconds: number): string {
  const [whole, rest] = [Math.floor(seconds / 60), seconds % 60];
  const parts = [unit(whole, "minute"), unit(rest, "second")];
  const said = parts.filter((_, at) => (at === 0 ? whole > 0 : rest > 0 || whole === 0));
  return new Intl.ListFormat(language.locale, { type: "conjunction" }).format(said);
}

function unit(
  value: number,
  name: "year" | "month" | "day" | "hour" | "minute" | "second",
): string {
  return formatNumber(value, { style: "unit", unit: name, unitDisplay: "long" });
}
