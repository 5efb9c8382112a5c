/** How much of what is wanted is there, 0 to 1: more than all of it is all of it. */
export function share(words: number, goal: number): number {
  return goal <= 0 ? 1 : Math.min(1, words / goal);
}

/** The words that somebody wrote into the field for them, in any digits; null for none, and undefined for no number. */
export function wordsWanted(written: string): number | null | undefined {
  const latin = written
    .trim()
    .replace(/[٠-٩۰-۹]/gu, (digit) => String(digit.charCodeAt(0) & 0xf))
    .replace(/[,٬\s]/gu, "");
  if (latin === "") return null;
  return /^\d{1,6}$/u.test(latin) ? Number(latin) : undefined;
}
