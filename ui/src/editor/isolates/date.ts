/**
 * Dates in figures.
 */
import { digitOf } from "./digits";

interface Figures {
  readonly value: number;
  readonly length: number;
}

/** The number at `at`; null where there is none or it has more than four figures. */
function figuresAt(text: string, at: number): Figures | null {
  let value = 0;
  let length = 0;
  for (;;) {
    const digit = digitOf(text[at + length]);
    if (digit === null) return length === 0 ? null : { value, length };
    if (length === 4) return null;
    value = value * 10 + digit;
    length += 1;
  }
}

/** In either order. */
function areDayAndMonth(one: Figures, other: Figures): boolean {
  const is = ({ value, length }: Figures, most: number): boolean =>
    length <= 2 && value >= 1 && value <= most;
  return (is(one, 31) && is(other, 12)) || (is(one, 12) && is(other, 31));
}

/**
 * The length of the date that `text` starts with, or 0: three numbers with the same sign between them, of which the
 * first or the last is a year of four figures and the others can be a day and a month.
 */
export function dateLength(text: string): number {
  const first = figuresAt(text, 0);
  if (first === null) return 0;
  const sign = text[first.length] ?? "";
  if (!/^[-/.]$/u.test(sign)) return 0;
  const second = figuresAt(text, first.length + 1);
  if (second === null) return 0;
  const end = first.length + 1 + second.length;
  const third = text[end] === sign ? figuresAt(text, end + 1) : null;
  if (third === null) return 0;
  const isDate =
    (first.length === 4 && areDayAndMonth(second, third)) ||
    (third.length === 4 && areDayAndMonth(first, second));
  return isDate ? end + 1 + third.length : 0;
}
