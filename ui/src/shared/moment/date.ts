import { plainDigits } from "./digits";
import { wallClock } from "./wall_clock";
import { foldMonthName, foldedMonths } from "./months";

/** Why a typed date was not understood; a key under `fields.faults`. */
export type DateFault = "date_unreadable" | "date_no_such_day";

/** A date as typed: nothing, a day (`YYYY-MM-DD`), or why it is neither. */
export type DateReading =
  { kind: "empty" } | { kind: "day"; value: string } | { kind: "fault"; fault: DateFault };

/**
 * The day a writer meant. Takes `2024-01-17`, `2024/1/17`, `17/1/2024`, `17.1.2024` and
 * `17 كانون الثاني 2024` (month names of the Levant, Egypt and English), in Latin, Arabic-Indic or
 * Persian digits. Day before month always: no Arabic newsroom writes the month first.
 */
export function readDate(typed: string): DateReading {
  const text = plainDigits(typed).trim();
  if (text === "") return { kind: "empty" };
  const parts = numericParts(text) ?? namedParts(text);
  if (!parts) return { kind: "fault", fault: "date_unreadable" };
  const value = isoDay(parts.year, parts.month, parts.day);
  return value ? { kind: "day", value } : { kind: "fault", fault: "date_no_such_day" };
}

/** `YYYY-MM-DD` of a day that exists in the calendar, else null. */
export function isoDay(year: number, month: number, day: number): string | null {
  const date = new Date(Date.UTC(year, month - 1, day));
  if (date.getUTCMonth() !== month - 1 || date.getUTCDate() !== day) return null;
  return date.toISOString().slice(0, 10);
}

/** The day it is for the reader, `YYYY-MM-DD`, in the time zone given (IANA name). */
export function today(now: Date, timeZone: string): string {
  return wallClock(now, timeZone).day;
}

interface DayParts {
  year: number;
  month: number;
  day: number;
}

function numericParts(text: string): DayParts | null {
  const yearFirst = /^(\d{4})\s*[-/.]\s*(\d{1,2})\s*[-/.]\s*(\d{1,2})$/.exec(text);
  if (yearFirst) {
    return { year: Number(yearFirst[1]), month: Number(yearFirst[2]), day: Number(yearFirst[3]) };
  }
  const dayFirst = /^(\d{1,2})\s*[-/.]\s*(\d{1,2})\s*[-/.]\s*(\d{4})$/.exec(text);
  if (!dayFirst) return null;
  return { year: Number(dayFirst[3]), month: Number(dayFirst[2]), day: Number(dayFirst[1]) };
}

function namedParts(text: string): DayParts | null {
  const found = /^(\d{1,2})\s+(\D+?)\s+(\d{4})$/.exec(text);
  const month = found?.[2] ? foldedMonths().get(foldMonthName(found[2])) : undefined;
  if (!found || month === undefined) return null;
  return { year: Number(found[3]), month, day: Number(found[1]) };
}
