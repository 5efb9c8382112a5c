/**
 * Addresses in running text, as the core finds them: pages, mail, handles and hashtags.
 */
import { addressesIn } from "../direction";

/** What an address is. */
export type AddressKind = "url" | "email" | "handle" | "hashtag";

/** An address in a text, in UTF-16 units. */
export interface Address {
  readonly from: number;
  readonly to: number;
  readonly kind: AddressKind;
}

function kindOf(address: string): AddressKind {
  if (address.startsWith("#")) return "hashtag";
  if (address.startsWith("@")) return "handle";
  return /^[a-z0-9._%+-]+@/iu.test(address) ? "email" : "url";
}

const OF_SENTENCE = new Set([".", ",", ";", ":", "!", "?", "'", "*", "]"]);

function count(text: string, sign: string): number {
  return text.split(sign).length - 1;
}

/** The address of a page without the punctuation of its sentence at the end. */
function trimmed(page: string): string {
  let unopened = Math.max(0, count(page, ")") - count(page, "("));
  let end = page.length;
  for (; end > 0; end -= 1) {
    const last = page[end - 1] ?? "";
    if (last === ")" && unopened > 0) unopened -= 1;
    else if (last === "(") unopened += 1;
    else if (!OF_SENTENCE.has(last)) break;
  }
  return page.slice(0, end);
}

/** The addresses of `text`, in order. */
export function findAddresses(text: string): Address[] {
  return addressesIn(text).flatMap(({ 0: whole, index }) => {
    const kind = kindOf(whole);
    const length = (kind === "url" ? trimmed(whole) : whole).length;
    return length === 0 ? [] : [{ from: index, to: index + length, kind }];
  });
}
