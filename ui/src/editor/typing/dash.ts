/**
 * `—` from two hyphens, in every language; not of three, which are a divider, and not before a Latin letter behind a
 * space, which is an option of a command (`--help`).
 */
import { isVerbatim, lastToken, type Rule } from "./rule";

/** The rule. At the start of a line only the third sign tells. */
export const dash: Rule = (before, typed) => {
  const token = lastToken(before);
  if (isVerbatim(token)) return null;
  if (/(?:^|\n)--$/u.test(before))
    return /[-a-z]/iu.test(typed) ? null : { cut: 2, text: `—${typed}` };
  if (typed !== "-" || !/[^-!\n]-$/u.test(before)) return null;
  return { cut: 1, text: "—", regret: token === "-" ? /[-a-z]/iu : /-/u };
};
