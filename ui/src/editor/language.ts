/**
 * The language of a line of which nobody has said it, where it is not that of what is around it.
 *
 * A line in another script is in the language that its letters and small words tell, else in the article's where that
 * is written so, else in `und` with its script. A line in the same script is in another language only where there is no
 * doubt, and never where it is short. Names in Latin leave an Arabic line Arabic.
 *
 * The cases in tests/corpus/block_language.json hold this and the core together.
 */
import type { Direction } from "./attrs";
import { guessLanguage, guessNeighbour } from "./language_guess";
import { type Script, scriptOfLanguage, scriptOfLine, undetermined } from "./language_script";

/** Where a line stands: the language of what holds it, and that of its article with its direction. */
export interface Surroundings {
  readonly around: string;
  readonly article: string;
  readonly dir: Direction;
}

/** What people write in the countries of Arabic is Arabic. Source: ISO 639-3, macrolanguages. */
const FAMILIES = new Map<string, string>([
  ..."arb acm acx aeb afb ajp apc apd arq ars ary arz"
    .split(" ")
    .map((tag) => [tag, "ar"] as const),
  ["pes", "fa"],
  ["prs", "fa"],
]);
const UNKNOWN = new Set(["", "und", "mul", "zxx", "mis"]);

function family(tag: string): string {
  const [primary = ""] = tag.split("-");
  return FAMILIES.get(primary) ?? primary;
}

/** `found` as the article calls it, where it is the article's own. Kurdish without more is either, by its script. */
function named(found: string, article: string): string {
  const own = family(article);
  const isKurdish = own === "ku" && (found === "kmr" || found === "ckb");
  const isOwn = isKurdish && scriptOfLanguage(article) === scriptOfLanguage(found);
  return own === found || isOwn ? article : found;
}

/**
 * The language of `lines` together, where all that have letters are in another script than what is around them; that of
 * the only one, as of any line. Nothing undetermined is said of several.
 */
export function linesLanguage(lines: readonly string[], place: Surroundings): string | null {
  if (UNKNOWN.has(family(place.article))) return null;
  const around = scriptOfLanguage(place.around);
  const written: string[] = [];
  let found: Script | null = null;
  for (const line of lines) {
    const script = scriptOfLine(line, place.dir);
    if (script === null) continue;
    if ((found ?? script) !== script || (script === around && written.length > 0)) return null;
    found = script;
    written.push(line);
  }
  const [only] = written;
  if (only !== undefined && written.length === 1) return textLanguage(only, place);
  if (found === null || found === around) return null;
  const language = guessLanguage(written.join("\n"), found);
  return language === null ? null : named(language, place.article);
}

/** The language of `text`; null where it is that of what is around it, or none is known. */
export function textLanguage(text: string, { around, article, dir }: Surroundings): string | null {
  if (UNKNOWN.has(family(article))) return null;
  const script = scriptOfLine(text, dir);
  if (script === null) return null;
  if (script === scriptOfLanguage(around)) {
    const found = guessNeighbour(text, script, family(around));
    const own = found === null ? null : named(found, article);
    return own === null || family(own) === family(around) ? null : own;
  }
  const found = guessLanguage(text, script);
  if (found !== null) return named(found, article);
  return script === scriptOfLanguage(article) ? article : undetermined(script);
}
