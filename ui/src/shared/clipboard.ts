/** What goes to the clipboard: words, and how they look where that is known. */
export type Copied = { text: string; html?: string };

/**
 * Puts `content` on the clipboard once it is there; rejects when it is not, or the system refuses. Call it while a
 * press is being answered: the system asks for that, and `content` may come later.
 */
export async function putOnClipboard(content: Promise<Copied>, withHtml: boolean): Promise<void> {
  if (typeof ClipboardItem === "undefined") {
    await navigator.clipboard.writeText((await content).text);
    return;
  }
  const as = (type: string, words: (copied: Copied) => string): Promise<Blob> =>
    content.then((copied) => new Blob([words(copied)], { type }));
  const text = { "text/plain": as("text/plain", (copied) => copied.text) };
  const html = { "text/html": as("text/html", (copied) => copied.html ?? copied.text) };
  await navigator.clipboard.write([new ClipboardItem(withHtml ? { ...html, ...text } : text)]);
}
