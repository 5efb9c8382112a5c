/**
 * A text that may stand alone on its line: where its last letter carries a mark, a sign that nothing is joined to it
 * follows. WebKit sets the whole line higher or lower where a mark is the last of it.
 */
export function ended(text: string): string {
  return /[\u064b-\u065f\u0670]$/u.test(text) ? `${text}\u200c` : text;
}
