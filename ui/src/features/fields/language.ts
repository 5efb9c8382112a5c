/** The languages offered by name, in order; any other is typed as a BCP 47 tag. */
export const OFFERED_LANGUAGES = ["ar", "ckb", "kmr", "en", "tr"] as const;

/** A language offered by name. */
export type OfferedLanguage = (typeof OFFERED_LANGUAGES)[number];

/** Whether a stored tag is one of those offered by name. */
export function isOffered(tag: string): tag is OfferedLanguage {
  return (OFFERED_LANGUAGES as readonly string[]).includes(tag);
}

/**
 * The BCP 47 tag a writer typed, in the case the standard recommends, or null when it is none. It is
 * not canonicalised further, because that would make `ku` of `kmr`. Source: RFC 5646, section 2.1.1.
 */
export function readLanguage(typed: string): string | null {
  const tag = typed.trim().replaceAll("_", "-");
  try {
    Intl.getCanonicalLocales(tag);
  } catch {
    return null;
  }
  return tag
    .split("-")
    .map((part, index) => subtagCase(part, index))
    .join("-");
}

function subtagCase(part: string, index: number): string {
  if (index > 0 && /^[a-z]{2}$/i.test(part)) return part.toUpperCase();
  if (index > 0 && /^[a-z]{4}$/i.test(part)) {
    return part.charAt(0).toUpperCase() + part.slice(1).toLowerCase();
  }
  return part.toLowerCase();
}
