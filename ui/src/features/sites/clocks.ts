import { language } from "../../i18n";

/** The clocks may be this many seconds apart before no time is set at a site, as the host has it. */
export const MOST_APART = 5 * 60;

/**
 * The weekday and time of day of a moment (milliseconds since 1970) in a zone by name, or, where this machine does not
 * know that zone, at its distance from UTC in minutes.
 */
export function timeIn(zone: string, offset_minutes: number, moment_ms: number): string {
  const parts: Intl.DateTimeFormatOptions = {
    weekday: "long",
    hour: "2-digit",
    minute: "2-digit",
    hourCycle: "h23",
  };
  try {
    return new Intl.DateTimeFormat(language.locale, { ...parts, timeZone: zone }).format(moment_ms);
  } catch {
    const there = moment_ms + offset_minutes * 60_000;
    return new Intl.DateTimeFormat(language.locale, { ...parts, timeZone: "UTC" }).format(there);
  }
}

/** The weekday and time of day of a moment here. */
export function timeHere(moment_ms: number): string {
  return timeIn(Intl.DateTimeFormat().resolvedOptions().timeZone, 0, moment_ms);
}

/** Whether this machine's clock is too far from a site's to set a time there. */
export function isApart(clock_seconds: number | null): boolean {
  return clock_seconds !== null && Math.abs(clock_seconds) > MOST_APART;
}
