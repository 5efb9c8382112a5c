/**
 * `…` from three full stops, in every language; not in a path (`../`) and not of more than three.
 */
import { isVerbatim, lastToken, type Rule } from "./rule";

/** The rule. */
export const ellipsis: Rule = (before, typed) => {
  if (typed !== "." || !/(?<![./\\…])\.\.$/u.test(before)) return null;
  if (isVerbatim(lastToken(before))) return null;
  return { cut: 2, text: "…", regret: /[./\\]/u };
};
