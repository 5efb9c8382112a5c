/** Signs that turn what is around them, and those that nobody sees: an address keeps them as codes. */
const UNSEEN = /[\p{Cc}\p{Cf}\p{Z}]/gu;

/** An address as people read it: the letters of its names in place of their codes, where they are letters. */
export function addressText(url: string): string {
  return url.replace(/(?:%[0-9a-f]{2})+/giu, (codes) => {
    try {
      const letters = decodeURIComponent(codes);
      // What parts an address would part it elsewhere.
      return /[/\\?#%&=+:@]/u.test(letters) ? codes : letters.replace(UNSEEN, encodeURIComponent);
    } catch {
      return codes;
    }
  });
}
