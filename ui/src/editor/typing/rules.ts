/**
 * The registry: every rule of typing, in the order in which they see what was typed.
 */
import type { TypingHelp, TypingRule } from "../../ipc/bindings";
import { abbreviations } from "./abbreviations";
import { dash } from "./dash";
import { digits } from "./digits";
import { ellipsis } from "./ellipsis";
import { marks } from "./marks";
import { quotes } from "./quotes";
import type { House, Place, Rule, Written } from "./rule";
import { spaces } from "./spaces";

/** The rules that can be switched off, by their names; the digits are a choice. */
const RULES: readonly (readonly [name: TypingRule | null, rule: Rule])[] = [
  [null, digits],
  ["marks", marks],
  ["quotes", quotes],
  ["ellipsis", ellipsis],
  ["dash", dash],
  ["spaces", spaces],
  ["abbreviations", abbreviations],
];

/** The help as it works: the rules that are on, and the house's signs. */
export interface Help {
  readonly rules: readonly Rule[];
  readonly house: House;
}

/** No help at all: what is typed stands. */
export const NO_HELP: Help = {
  rules: [],
  house: { quotes: "guillemets", digits: "as_typed", abbreviations: new Map() },
};

/** The help that was set. */
export function helpOf({
  off,
  quotes: pair,
  digits: style,
  abbreviations: list,
}: TypingHelp): Help {
  return {
    rules: RULES.filter(([name]) => name === null || !off.includes(name)).map(([, rule]) => rule),
    house: {
      quotes: pair,
      digits: style,
      abbreviations: new Map(list.map(({ short, long }) => [short, long])),
    },
  };
}

/**
 * What stands when `typed` comes behind `before`, after every rule that has something to do with it: each sees what the
 * one before it wrote. Null where what was typed stands as it is.
 */
export function standing(
  before: string,
  typed: string,
  { rules, house }: Help,
  place: Omit<Place, "house">,
): Written | null {
  return rules.reduce<Written | null>((written, rule) => {
    const cut = written?.cut ?? 0;
    const kept = before.slice(0, before.length - cut);
    const next = rule(kept, written?.text ?? typed, { ...place, house });
    return next === null ? written : { ...written, ...next, cut: cut + next.cut };
  }, null);
}
