const SAME_LETTER: Readonly<Record<string, string>> = {
  ٱ: "ا",
  ی: "ي",
  ى: "ي",
  ێ: "ي",
  ک: "ك",
  ة: "ه",
  ە: "ه",
  ھ: "ه",
  ہ: "ه",
  ۆ: "و",
};

/** The ئ that opens a word of Kurdish, with its vowel where Arabic writes an alef for both. */
const OPENING = /(^|[^\p{L}\p{Mn}\u200b-\u200f])ئ(?:[اەهھیيى]|(?=[ێۆو]))/gu;

/**
 * A text as it is compared, never as it is written: small letters without any mark, without tatweel,
 * zero-width characters and direction controls, with one form of alef, waw, ya, kaf and ha, and Latin
 * digits. «أُغلِق» and «اغلق» are then equal, and so are «Kobanî» and «kobani», «ئازاد» and «آزاد». The cases in
 * tests/corpus/folding.json hold this and the core together.
 */
export function fold(text: string): string {
  return text
    .replace(OPENING, "$1ا")
    .normalize("NFKD")
    .replace(/[\p{Mn}\u0640]/gu, "")
    .replace(/[\u061c\u200b-\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]/gu, "")
    .replace(/[\u0629-\u06fe]/gu, (letter) => SAME_LETTER[letter] ?? letter)
    .replace(/[\u0660-\u0669\u06f0-\u06f9]/gu, (digit) => String(digit.charCodeAt(0) & 0xf))
    .replace(/\s+/gu, " ")
    .trim()
    .toLowerCase();
}
