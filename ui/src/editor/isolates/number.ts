/**
 * Numbers of several groups that a line from right to left would turn around: the number of a box, a law, a machine.
 *
 * Behind an Arabic letter a hyphen between digits belongs to the line and not to the number, which reads 45-123 where
 * 123-45 was written. Points, commas, colons and slashes stay with their digits, and behind a Latin letter all of it
 * does: there an isolate would tear the number from its name (Boeing 737-800).
 *
 * Source: UAX 9, W2, W4, W6 and N1.
 */
import { digitOf, keepsOrder } from "./digits";

/** The direction of the last letter before a number: Arabic, of another script from right to left, or Latin. */
export type Strong = "arabic" | "rtl" | "ltr" | null;

/** The digits that stand between two hyphens at most: what has more is no number. */
const MOST_DIGITS = 12;
/** The longest number: a long run of digits and signs is not read again and again. */
const LONGEST = 60;
const HYPHEN = /^[-\u2011]$/u;
const SIGN = /^[-\u2011/.:,]$/u;
const GOES_ON = /^[a-z]$/iu;

/** A group of digits, which the signs of one number may part. */
interface Part {
  /** Of its first number: what stands behind a point or a slash is not counted. */
  digits: number;
  value: number;
  hasSign: boolean;
  isTime: boolean;
}

const newPart = (): Part => ({ digits: 0, value: 0, hasSign: false, isTime: false });

/** The length of all groups of digits at the start, and those that hyphens part; null where it is no number. */
function groupsAt(text: string): { length: number; parts: Part[] } | null {
  let part = newPart();
  const parts = [part];
  let length = 0;
  let sign = "";
  for (let at = 0; at <= text.length; at += 1) {
    const letter = text[at] ?? "";
    const value = digitOf(letter);
    if (value !== null) {
      if (HYPHEN.test(sign)) parts.push((part = newPart()));
      part.isTime ||= sign === ":";
      part.hasSign ||= part.digits > 0 && sign !== "";
      if (!part.hasSign) {
        part.digits += 1;
        part.value = part.value * 10 + value;
      }
      if (part.digits > MOST_DIGITS || at > LONGEST) return null;
      length = at + 1;
      sign = "";
    } else if (sign === "" && SIGN.test(letter)) sign = letter;
    else {
      // Letters that go on with the number make a name of it.
      if (sign === "" && GOES_ON.test(letter)) return null;
      break;
    }
  }
  return parts.length > 1 ? { length, parts } : null;
}

/**
 * Whether two numbers stand there that are read one after the other, as the line runs: a score, where each number
 * stands at the side of its team, and spans, of years, of times and of all else that grows.
 */
function flows([from, to, ...more]: readonly Part[]): boolean {
  if (from === undefined || to === undefined || more.length > 0) return false;
  const isSeason = from.digits === 4 && to.digits === 2 && (from.value + 1) % 100 === to.value;
  const areSmall = from.digits <= 2 && to.digits <= 2;
  return areSmall || from.value <= to.value || isSeason || (from.isTime && to.isTime);
}

/** Whether a line from right to left turns around a number with hyphens, where this letter stands before it. */
function turns(number: string, strong: Strong): boolean {
  if (strong === "arabic" || /[٠-٩]/u.test(number)) return true;
  return strong !== "ltr" && number.includes("\u2011");
}

/** The length of the number that `text` starts with, where a line turns it around and an isolate does not; or 0. */
export function numberLength(text: string, strong: Strong): number {
  const found = groupsAt(text);
  if (found === null || flows(found.parts)) return 0;
  const number = text.slice(0, found.length);
  return turns(number, strong) && keepsOrder(number) ? found.length : 0;
}
