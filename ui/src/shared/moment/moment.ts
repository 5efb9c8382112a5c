import { readDate } from "./date";
import { plainDigits } from "./digits";
import { wallClock } from "./wall_clock";

/** Why a typed date and time was not understood; a key under `fields.faults`. */
export type MomentFault =
  | "date_unreadable"
  | "date_no_such_day"
  | "moment_no_time"
  | "moment_no_such_time"
  | "moment_skipped";

/** A moment as typed: nothing, RFC 3339 in UTC (`…Z`), or why it is neither. */
export type MomentReading =
  { kind: "empty" } | { kind: "moment"; value: string } | { kind: "fault"; fault: MomentFault };

/**
 * The moment a writer meant: a day as `readDate` takes it, then the time (`14:30`, `2:30 م`,
 * `2:30 pm`), both in the time zone given (IANA name). A time that the clocks skip when summer time
 * begins is refused; of one that comes twice the earlier is meant.
 */
export function readMoment(typed: string, timeZone: string): MomentReading {
  const text = plainDigits(typed).trim();
  if (text === "") return { kind: "empty" };
  const found = /^(.*?)[\s،,T]+(\d{1,2}):(\d{2})(?::\d{2})?\s*(ص|م|am|pm)?$/iu.exec(text);
  if (!found) return fault(readDate(text).kind === "day" ? "moment_no_time" : "date_unreadable");
  const day = readDate(found[1] ?? "");
  if (day.kind === "fault") return day;
  if (day.kind === "empty") return fault("date_unreadable");
  const time = minutesOfDay(Number(found[2]), Number(found[3]), found[4]);
  if (time === null) return fault("moment_no_such_time");
  const value = utcOf(day.value, time, timeZone);
  return value ? { kind: "moment", value } : fault("moment_skipped");
}

/** A stored moment (RFC 3339) as it is edited: `2024-01-17 14:30` in the time zone given. */
export function momentText(value: string, timeZone: string): string {
  const date = new Date(value);
  if (Number.isNaN(date.getTime())) return value;
  const parts = wallClock(date, timeZone);
  return `${parts.day} ${parts.time}`;
}

/** A stored moment in words in the locale given: weekday, day, time and the distance to Greenwich. */
export function momentInWords(value: string, locale: string, timeZone: string): string {
  const date = new Date(value);
  if (Number.isNaN(date.getTime())) return "";
  const words = new Intl.DateTimeFormat(locale, {
    weekday: "long",
    day: "numeric",
    month: "long",
    year: "numeric",
    hour: "2-digit",
    minute: "2-digit",
    hourCycle: "h23",
    timeZoneName: "shortOffset",
    timeZone,
  });
  // Newsrooms write no comma after the day's name.
  return words.format(date).replace("،", "").replace(",", "");
}

/** The time zone of this machine (IANA name, `UTC` when it has none). */
export function localTimeZone(): string {
  return Intl.DateTimeFormat().resolvedOptions().timeZone || "UTC";
}

function fault(code: MomentFault): MomentReading {
  return { kind: "fault", fault: code };
}

function minutesOfDay(hour: number, minute: number, half: string | undefined): number | null {
  if (minute > 59) return null;
  if (half === undefined) return hour > 23 ? null : hour * 60 + minute;
  if (hour < 1 || hour > 12) return null;
  const afternoon = half === "م" || half.toLowerCase() === "pm";
  return ((hour % 12) + (afternoon ? 12 : 0)) * 60 + minute;
}

function utcOf(day: string, minutes: number, timeZone: string): string | null {
  const asUtc = Date.parse(`${day}T00:00:00Z`) + minutes * 60_000;
  const wanted = new Date(asUtc).toISOString().slice(0, 16);
  // A zone's distance to UTC is only known for an instant, so both sides of a change are tried;
  // the greater distance gives the earlier instant.
  const offsets = [offsetMs(asUtc - 86_400_000, timeZone), offsetMs(asUtc + 86_400_000, timeZone)];
  for (const offset of offsets.sort((a, b) => b - a)) {
    const date = new Date(asUtc - offset);
    const clock = wallClock(date, timeZone);
    if (`${clock.day}T${clock.time}` === wanted) return `${date.toISOString().slice(0, 19)}Z`;
  }
  return null;
}

function offsetMs(instant: number, timeZone: string): number {
  const clock = wallClock(new Date(instant), timeZone);
  const minute = Math.floor(instant / 60_000) * 60_000;
  return Date.parse(`${clock.day}T${clock.time}:00Z`) - minute;
}
