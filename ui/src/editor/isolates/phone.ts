/**
 * Phone numbers.
 */
import { digitOf } from "./digits";

/** The fewest digits: shorter ones are extensions and emergency numbers, which read alike in any direction. */
const FEWEST = 8;
const SIGN = /^[-./ \u00A0\u2011]$/u;

/** The most digits a number that starts like this can have; 0 where no phone number starts so. */
function mostDigits(text: string): number {
  const rest = text.startsWith("(") ? text.slice(1) : text;
  if (rest.startsWith("+")) return digitOf(rest[1]) === null ? 0 : 15;
  if (digitOf(rest[0]) !== 0) return 0;
  const second = digitOf(rest[1]);
  if (second === null) return 0;
  return second === 0 ? 17 : 12;
}

/**
 * The length of the phone number that `text` starts with, or 0.
 *
 * With `+` or `00`, 8 to 15 digits after it (E.164); with a single 0, 8 to 12 in all. Groups are parted by one space,
 * hyphen, point or slash, or stand in brackets. A number that starts otherwise, or goes on without a break where a
 * phone number ends, is just a number.
 */
export function phoneLength(text: string): number {
  const most = mostDigits(text);
  if (most === 0) return 0;
  let digits = 0;
  let isBracketed = false;
  let isAfterSign = false;
  /** The end of the last whole group outside brackets, with the digits to it. */
  let group = { end: 0, digits: 0 };
  let end = 0;
  const whole = (): number => (group.digits >= FEWEST ? group.end : 0);
  for (let at = 0; at < text.length; at += 1) {
    const sign = text[at] ?? "";
    if (digitOf(sign) !== null) {
      digits += 1;
      isAfterSign = false;
      if (digits > most) return whole();
      end = at + 1;
    } else if (sign === "(" && !isBracketed) isBracketed = true;
    else if (sign === ")" && isBracketed) {
      isBracketed = false;
      end = at + 1;
    } else if (SIGN.test(sign) && !isAfterSign && digits > 0) {
      isAfterSign = true;
      if (!isBracketed) group = { end, digits };
    } else if (sign !== "+" || digits > 0) break;
  }
  if (!isBracketed) group = { end, digits };
  return whole();
}
