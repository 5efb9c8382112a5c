/**
 * Digits, and what signs between them do in a line.
 */

const ZEROS = [0x30, 0x660, 0x6f0];

/** The value of a Latin, Arabic-Indic or Persian digit; null of anything else. */
export function digitOf(sign: string | undefined): number | null {
  const point = sign?.codePointAt(0) ?? 0;
  for (const zero of ZEROS) if (point >= zero && point <= zero + 9) return point - zero;
  return null;
}

/** Whether a digit is of those that the Unicode algorithm calls Arabic numbers; Persian ones go as Latin ones do. */
function isArabicNumber(digit: string): boolean {
  return digit >= "٠" && digit <= "٩";
}

/** Signs that alone between two digits belong to the number. Source: UAX 9, W4: common separators. */
const SEPARATORS = new Set([".", "/", ",", ":", "\u00A0"]);

/**
 * Whether a number reads from left to right in an isolate. Groups of Arabic-Indic digits that spaces or hyphens part do
 * not: Unicode lays them from right to left everywhere, and an isolate only tears their signs off.
 */
export function keepsOrder(number: string): boolean {
  let last: string | null = null;
  let between = "";
  for (const sign of number) {
    if (digitOf(sign) === null) {
      between += sign;
      continue;
    }
    const parted = between !== "" && !SEPARATORS.has(between);
    if (last !== null && parted && isArabicNumber(last) && isArabicNumber(sign)) return false;
    last = sign;
    between = "";
  }
  return true;
}
