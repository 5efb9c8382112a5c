/**
 * The language of a line by its letters and small words, where both leave no doubt, as the core has it. A wrong
 * language makes a screen reader read nonsense, a missing one lets it go on as before.
 */
import { type Script, scriptOfLetter } from "./language_script";

/** Letters of the shortest text whose words say what language it is; and of one among neighbours of its script. */
const FEWEST_LETTERS = 24;
const FEWEST_AMONG_NEIGHBOURS = 60;
/** One small word in so many words: relatives that are not known here have fewer. */
const WORDS_TO_ONE = 8;

/** Small words that each language has often and its neighbours have not. */
const SMALL_WORDS = {
  ar: "في من على إلى أن إن عن التي الذي هذا هذه مع لا ما قال كان بعد",
  fa: "در به از که این را با است برای آن شد می های گفت خود",
  kmr: "û ji bi li di ku jî ew hat kir bo yên ên yê ya re de ne xwe",
  tr: "ve bir bu için ile olarak olan çok gibi da dedi sonra kadar ise daha",
  en: "the of and to in is that for was on with said by has are",
  fr: "le la les des et est une dans pour que qui sur avec du",
};
type Known = keyof typeof SMALL_WORDS;

const WORD = /[\p{Alphabetic}\u200C]+/gu;
/** The article, alone or behind a clitic: in every Arabic sentence, and in no other language but in names. */
const ARTICLE = /^[وفبك]*(?:ال|لل)(?=.{3})/u;
const KANA = /[\u3041-\u30ff]/u;

/** Letters that only some languages of a script have. */
const SORANI = /[ێۆڕڵڤە]/gu;
const URDU = /[ٹڈڑےںہ]/gu;
const PERSIAN = /[پچژگ]/gu;
const OTHER_ARABIC = /[ېۍښړځڅډټږګڼۇۈۋڭڄٻڀٺڻڊڪڏڳٿڌڦ]/gu;
const KURMANJI = /[êîûÊÎÛ]/gu;
const TURKISH = /[ğıĞİ]/gu;
const NOT_ARABIC = /[ێۆڕڵڤەٹڈڑےںہپچژگ]/u;
const NOT_ENGLISH = /[êîûÊÎÛğıĞİéèàùœÉÈÀ]/u;
const KNOWN_LATIN = /[a-zA-ZêîûÊÎÛğıĞİéèàùœÉÈÀçşöüÇŞÖÜâôïë]/gu;

function countOf(letters: RegExp, text: string): number {
  return text.match(letters)?.length ?? 0;
}

function lettersOf(script: Script, text: string): number {
  let letters = 0;
  for (const letter of text) if (scriptOfLetter(letter) === script) letters += 1;
  return letters;
}

/** The small words of a language in `words`. */
class Hits {
  readonly there = new Set<string>();
  count = 0;
  readonly #of: number;

  constructor(language: Known, words: readonly string[]) {
    const small = new Set(SMALL_WORDS[language].split(" "));
    this.#of = words.length;
    for (const word of words) {
      if (!small.has(word)) continue;
      this.there.add(word);
      this.count += 1;
    }
  }

  /** Whether there are as many as in a text of the language, and `different` ones at least. */
  areEnough(different: number): boolean {
    return this.count >= 3 && this.there.size >= different && this.count * WORDS_TO_ONE >= this.#of;
  }

  has(...words: readonly string[]): boolean {
    return words.some((word) => this.there.has(word));
  }
}

function wordsOf(text: string): string[] {
  const isWord = (word: string): boolean => scriptOfLetter(word) !== null;
  return (text.toLowerCase().match(WORD) ?? []).filter(isWord);
}

interface ArabicLetters {
  readonly all: number;
  readonly sorani: number;
  readonly urdu: number;
  readonly persian: number;
}

function arabicLetters(text: string): ArabicLetters {
  return {
    all: lettersOf("Arab", text),
    sorani: countOf(SORANI, text),
    urdu: countOf(URDU, text),
    persian: countOf(PERSIAN, text),
  };
}

const areSorani = ({ all, sorani }: ArabicLetters): boolean => sorani >= 3 && sorani * 12 >= all;
const areUrdu = ({ all, urdu }: ArabicLetters): boolean => urdu >= 3 && urdu * 25 >= all;

function arabic(text: string, letters: ArabicLetters, fewest: number): string | null {
  if (letters.all < fewest || countOf(OTHER_ARABIC, text) * 50 > letters.all) return null;
  if (areSorani(letters)) return "ckb";
  if (areUrdu(letters)) return "ur";
  if ((letters.sorani + letters.urdu) * 50 > letters.all) return null;
  const words = wordsOf(text);
  const persian = new Hits("fa", words);
  const signs = new Hits("ar", words).count + words.filter((word) => ARTICLE.test(word)).length;
  const isArabic =
    signs >= 3 &&
    signs * 5 >= words.length &&
    persian.count * 3 < signs &&
    letters.persian * 33 <= letters.all;
  if (isArabic) return "ar";
  const isPersian = persian.areEnough(2) && persian.count > 3 * signs && letters.persian > 0;
  return isPersian ? "fa" : null;
}

interface LatinLetters {
  readonly all: number;
  readonly kurmanji: number;
  readonly turkish: number;
}

function latinLetters(text: string): LatinLetters {
  return {
    all: lettersOf("Latn", text),
    kurmanji: countOf(KURMANJI, text),
    turkish: countOf(TURKISH, text),
  };
}

const areKurmanji = ({ all, kurmanji }: LatinLetters): boolean =>
  kurmanji >= 2 && kurmanji * 33 >= all;
const areTurkish = ({ all, turkish }: LatinLetters): boolean => turkish >= 2 && turkish * 50 >= all;

function latin(text: string, letters: LatinLetters, fewest: number): string | null {
  const others = letters.all - countOf(KNOWN_LATIN, text);
  if (letters.all < fewest || others * 50 > letters.all) return null;
  const words = wordsOf(text);
  const kurmanji = new Hits("kmr", words);
  const english = new Hits("en", words);
  const isForeign = areKurmanji(letters) || areTurkish(letters);
  const found = [
    areKurmanji(letters) && kurmanji.areEnough(2) && kurmanji.has("ji", "li", "ku", "bi", "jî")
      ? "kmr"
      : null,
    areTurkish(letters) && new Hits("tr", words).count >= 2 ? "tr" : null,
    !isForeign && english.areEnough(2) && english.has("the", "and", "that", "with", "said")
      ? "en"
      : null,
    !isForeign && new Hits("fr", words).areEnough(3) ? "fr" : null,
  ].filter((language) => language !== null);
  return found.length === 1 ? (found[0] ?? null) : null;
}

/** The language of `text`, of which most letters are in `script`; null where it is not certain. */
export function guessLanguage(text: string, script: Script): string | null {
  switch (script) {
    case "Latn":
      return latin(text, latinLetters(text), FEWEST_LETTERS);
    case "Arab":
      return arabic(text, arabicLetters(text), FEWEST_LETTERS);
    // Scripts that one language of today's news is written in.
    case "Grek":
      return "el";
    case "Hebr":
      return "he";
    case "Armn":
      return "hy";
    case "Geor":
      return "ka";
    case "Hang":
      return "ko";
    case "Hani":
      return KANA.test(text) ? "ja" : "zh";
    case "Cyrl":
    case "Syrc":
    case "Zyyy":
      return null;
  }
}

/**
 * The language of `text` where it is in the script of the language `around` and surely is another one; null where
 * the two are not both known here.
 */
export function guessNeighbour(text: string, script: Script, around: string): string | null {
  // The letters alone say of most lines that they are what is around them.
  if (around === "ar" && !NOT_ARABIC.test(text)) return null;
  if (around === "en" && !NOT_ENGLISH.test(text)) return null;
  let found: string | null = null;
  if (script === "Arab" && ["ar", "ckb", "fa", "ur"].includes(around)) {
    const letters = arabicLetters(text);
    const isAsAround =
      (around === "ckb" && areSorani(letters)) || (around === "ur" && areUrdu(letters));
    if (!isAsAround) found = arabic(text, letters, FEWEST_AMONG_NEIGHBOURS);
  } else if (script === "Latn" && ["en", "fr", "kmr", "tr"].includes(around)) {
    const letters = latinLetters(text);
    const isAsAround =
      (around === "kmr" && areKurmanji(letters)) || (around === "tr" && areTurkish(letters));
    if (!isAsAround) found = latin(text, letters, FEWEST_AMONG_NEIGHBOURS);
  }
  return found === around ? null : found;
}
