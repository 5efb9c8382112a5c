import { formatNumber, language } from "../i18n";

/** How long something is, in words: minutes, and hours where there are some. Seconds go in, of either sign. */
export function minutes(seconds: number): string {
  const total = Math.round(Math.abs(seconds) / 60);
  const [hours, rest] = [Math.floor(total / 60), total % 60];
  const parts = [unit(hours, "hour"), unit(rest, "minute")];
  const said = parts.filter((_, at) => (at === 0 ? hours > 0 : rest > 0 || hours === 0));
  return new Intl.ListFormat(language.locale, { type: "conjunction" }).format(said);
}

function unit(value: number, name: "hour" | "minute"): string {
  return formatNumber(value, { style: "unit", unit: name, unitDisplay: "long" });
}
