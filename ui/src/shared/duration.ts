import { formatNumber, language } from "../i18n";

/** How long something is, in words: minutes, and hours where there are some. Seconds go in, of either sign. */
export function minutes(seconds: number): string {
  const total = Math.round(Math.abs(seconds) / 60);
  const [hours, rest] = [Math.floor(total / 60), total % 60];
  const parts = [unit(hours, "hour"), unit(rest, "minute")];
  const said = parts.filter((_, at) => (at === 0 ? hours > 0 : rest > 0 || hours === 0));
  return new Intl.ListFormat(language.locale, { type: "conjunction" }).format(said);
}

/** How long there is to wait, in words that count down: minutes where there are some, and seconds. */
export function countdown(seconds: number): string {
  const [whole, rest] = [Math.floor(seconds / 60), seconds % 60];
  const parts = [unit(whole, "minute"), unit(rest, "second")];
  const said = parts.filter((_, at) => (at === 0 ? whole > 0 : rest > 0 || whole === 0));
  return new Intl.ListFormat(language.locale, { type: "conjunction" }).format(said);
}

function unit(value: number, name: "hour" | "minute" | "second"): string {
  return formatNumber(value, { style: "unit", unit: name, unitDisplay: "long" });
}
