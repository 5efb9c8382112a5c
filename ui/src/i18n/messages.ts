import { ended } from "../shared/ended";

/** A message: one text, or a form for each plural category of the language. */
export type Message = string | Partial<Record<Intl.LDMLPluralRule, string>>;
/** The messages of one language by full key, `<noun>.<name>`. */
export type Catalogue = ReadonlyMap<string, Message>;
/** Values put into a message. `count` also chooses the plural form. */
export type Params = Readonly<Record<string, string | number>>;

const FIRST_STRONG_ISOLATE = "\u2068";
const POP_ISOLATE = "\u2069";

/** What a text is made with: the catalogues to look in, in order, each with its locale. */
export type Source = { catalogue: Catalogue; locale: string };

/**
 * The text for a key from the first source that has it, with its values put in and isolated, so that
 * a Latin name or a number does not move the words around it. The key itself when none has it.
 */
export function format(sources: readonly Source[], key: string, params: Params = {}): string {
  for (const { catalogue, locale } of sources) {
    const message = catalogue.get(key);
    if (message !== undefined) return ended(fill(form(message, params, locale), params, locale));
  }
  return key;
}

/** The names of the values a text asks for, in order of appearance. */
export function placeholders(text: string): string[] {
  return [...text.matchAll(/\{(\w+)\}/gu)].map((match) => match[1] ?? "");
}

/** The catalogue made of files named `<language>/<noun>.json`, keyed `<noun>.<name>`. */
export function merge(files: Readonly<Record<string, Record<string, Message>>>): Catalogue {
  const all = new Map<string, Message>();
  for (const [path, messages] of Object.entries(files)) {
    const noun = /([^/]+)\.json$/u.exec(path)?.[1] ?? path;
    for (const [name, message] of Object.entries(messages)) all.set(`${noun}.${name}`, message);
  }
  return all;
}

function form(message: Message, params: Params, locale: string): string {
  if (typeof message === "string") return message;
  const count = Number(params["count"] ?? 0);
  // Zero has its own words wherever a language gives them, even if its grammar does not.
  if (count === 0 && message.zero !== undefined) return message.zero;
  return message[new Intl.PluralRules(locale).select(count)] ?? message.other ?? "";
}

function fill(text: string, params: Params, locale: string): string {
  return text.replace(/\{(\w+)\}/gu, (whole, name: string) => {
    const value = params[name];
    if (value === undefined) return whole;
    const shown = typeof value === "number" ? new Intl.NumberFormat(locale).format(value) : value;
    return `${FIRST_STRONG_ISOLATE}${ended(shown)}${POP_ISOLATE}`;
  });
}
