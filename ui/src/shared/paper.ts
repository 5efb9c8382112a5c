/** Sheets as CSS calls them. */
const SHEETS: Readonly<Record<string, string>> = { a4: "A4", a5: "A5", letter: "letter" };

/**
 * The window as the printer sees it: drawn pages, one on each sheet, and nothing else. They stand beside the window's
 * own page and are seen on paper only (`styles/print.css`).
 */
class Paper {
  #pages: HTMLElement | null = null;
  #sheet: CSSStyleSheet | null = null;

  /** Lays out drawn pages, each an SVG, for sheets of that size. Resolves when they can be printed. */
  async lay(drawn: readonly string[], size: string): Promise<void> {
    const pages = this.#begin(size, "0");
    const pictures = drawn.map((page) => {
      const picture = new Image();
      picture.alt = "";
      picture.src = URL.createObjectURL(new Blob([page], { type: "image/svg+xml" }));
      pages.append(picture);
      return picture;
    });
    // What is not decoded yet would be an empty sheet.
    await Promise.all(pictures.map((picture) => picture.decode()));
  }

  /** Lays out one sheet of the window's own words: a copy of what `words` shows. */
  layWords(words: HTMLElement, size: string): void {
    this.#begin(size, "20mm").append(words.cloneNode(true));
  }

  /** Opens the system's print dialogue, once what the window says of it is seen. It may wait until that is closed. */
  async print(): Promise<void> {
    await new Promise((seen) => requestAnimationFrame(() => setTimeout(seen)));
    window.print();
  }

  #begin(size: string, margin: string): HTMLElement {
    this.clear();
    const pages = document.createElement("div");
    pages.className = "on-paper";
    document.body.append(pages);
    this.#pages = pages;
    this.#sheet = new CSSStyleSheet();
    this.#sheet.replaceSync(`@page { size: ${SHEETS[size] ?? "A4"}; margin: ${margin}; }`);
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, this.#sheet];
    return pages;
  }

  /** Takes the pages away. The dialogue may still be open after it was asked for, so they stay until the next. */
  clear(): void {
    if (this.#pages === null) return;
    for (const picture of this.#pages.querySelectorAll("img")) URL.revokeObjectURL(picture.src);
    this.#pages.remove();
    this.#pages = null;
    document.adoptedStyleSheets = document.adoptedStyleSheets.filter((one) => one !== this.#sheet);
    this.#sheet = null;
  }
}

/** The window's paper. */
export const paper = new Paper();
