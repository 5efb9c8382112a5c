import { language } from "../i18n";
import { localTimeZone, momentInWords } from "./moment/moment";

/** Making one takes a hundred times as long as writing a date with it, and an article may have a thousand comments. */
const writers = new Map<string, Intl.DateTimeFormat>();

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;
const WEEK_MS = 7 * DAY_MS;

/** Local time of day with seconds, `14:03:22`, of an RFC 3339 moment. */
export function clockTime(moment: string): string {
  return written(moment, {
    hour: "2-digit",
    minute: "2-digit",
    second: "2-digit",
    hourCycle: "h23",
  });
}

/** Local date and time of an RFC 3339 moment: «17 كانون الثاني 2024، 14:03». */
export function dateAndTime(moment: string): string {
  return written(moment, {
    day: "numeric",
    month: "long",
    year: "numeric",
    hour: "2-digit",
    minute: "2-digit",
    hourCycle: "h23",
  });
}

/** The day here of an RFC 3339 moment, `2024-01-17`. */
export function localDay(moment: string): string {
  const part = (options: Intl.DateTimeFormatOptions): string =>
    new Intl.DateTimeFormat("en", { ...options, timeZone: localTimeZone() }).format(
      new Date(moment),
    );
  const [year, month, day] = [
    part({ year: "numeric" }),
    part({ month: "2-digit" }),
    part({ day: "2-digit" }),
  ];
  return `${year}-${month}-${day}`;
}

/** The same with its weekday and its distance to Greenwich: what is held against readers has a zone. */
export function momentHere(moment: string): string {
  return momentInWords(moment, language.locale, localTimeZone());
}

/**
 * A calendar date `YYYY-MM-DD` in full, «الأربعاء 17 كانون الثاني 2024», as the locale writes it; empty
 * when it is no date.
 */
export function longDate(date: string, locale = language.locale): string {
  const noon = new Date(`${date}T12:00:00Z`);
  if (Number.isNaN(noon.getTime())) return "";
  const parts = new Intl.DateTimeFormat(locale, {
    weekday: "long",
    day: "numeric",
    month: "long",
    year: "numeric",
    timeZone: "UTC",
  });
  // Newsrooms write no comma after the day's name.
  return parts.format(noon).replace("،", "").replace(",", "");
}

/** How long ago an RFC 3339 moment was, seen from `now_ms`: minutes, hours, days, then the date. */
export function relativeTime(moment: string, now_ms: number): string {
  const then_ms = Date.parse(moment);
  if (Number.isNaN(then_ms)) return "";
  const ago_ms = now_ms - then_ms;
  const words = new Intl.RelativeTimeFormat(language.locale, { numeric: "auto" });
  if (ago_ms < MINUTE_MS) return words.format(0, "second");
  if (ago_ms < HOUR_MS) return words.format(-Math.floor(ago_ms / MINUTE_MS), "minute");
  if (ago_ms < DAY_MS) return words.format(-Math.floor(ago_ms / HOUR_MS), "hour");
  if (ago_ms < WEEK_MS) return words.format(-Math.floor(ago_ms / DAY_MS), "day");
  return written(moment, { day: "numeric", month: "short", year: "numeric" });
}

function written(moment: string, options: Intl.DateTimeFormatOptions): string {
  const at = new Date(moment);
  if (Number.isNaN(at.getTime())) return "";
  const name = `${language.locale} ${JSON.stringify(options)}`;
  let writer = writers.get(name);
  if (writer === undefined) {
    writer = new Intl.DateTimeFormat(language.locale, options);
    writers.set(name, writer);
  }
  return writer.format(at);
}
