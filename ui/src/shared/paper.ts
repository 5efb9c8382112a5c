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
    this.clear();
    const pages = document.createElement("div");
    pages.className = "on-paper";
    const pictures = drawn.map((page) => {
      const picture = new Image();
      picture.alt = "";
      picture.src = URL.createObjectURL(new Blob([page], { type: "image/svg+xml" }));
      pages.append(picture);
      return picture;
    });
    document.body.append(pages);
    this.#pages = pages;
    this.#sheet = new CSSStyleSheet();
    this.#sheet.replaceSync(`@page { size: ${SHEETS[size] ?? "A4"}; margin: 0; }`);
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, this.#sheet];
    // What is not decoded yet would be an empty sheet.
    await Promise.all(pictures.map((picture) => picture.decode()));
  }

  /** Opens the system's print dialogue, once what the window says of it is seen. It may wait until that is closed. */
  async print(): Promise<void> {
    await new Promise((seen) => requestAnimationFrame(() => setTimeout(seen)));
    window.print();
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
