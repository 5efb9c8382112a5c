import { language } from "../i18n";
import { typing } from "./typing.svelte";

/** The zero of the digits that Arabic is written in where the house wants them. */
const ARABIC_ZERO = 0x660;

/**
 * A text of the window with its numbers in the digits of the house. The window's own are Latin: they change only where
 * the house writes ٠١٢ and the window speaks a language in Arabic script.
 */
export function inHouseDigits(text: string): string {
  if (typing.current.digits !== "arabic_indic" || language.dir !== "rtl") return text;
  return text
    .replace(/(?<=\d),(?=\d)/gu, "٬")
    .replace(/(?<=\d)\.(?=\d)/gu, "٫")
    .replace(/\d/gu, (digit) => String.fromCharCode(ARABIC_ZERO + Number(digit)));
}
