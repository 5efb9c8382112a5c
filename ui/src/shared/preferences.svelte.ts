import { commands, type AppError, type Preferences } from "../ipc/bindings";
import { language } from "../i18n";

/** How much one step of the zoom changes, and how far it goes, in percent. */
const ZOOM_STEP = 10;
const ZOOM_MIN = 80;
const ZOOM_MAX = 200;
/** The same of the page's text alone. */
const TEXT_MIN = 70;
const TEXT_MAX = 200;

/** How the window looks and speaks on this computer; kept outside the vault. */
export class WindowPreferences {
  current: Preferences = $state.raw({
    language: "ar",
    theme: "system",
    text_font: "amiri",
    zoom: 100,
    text_size: 100,
    page_width: "usual",
    line_spacing: "usual",
    typewriter: false,
    focus_on: "paragraph",
    lock_minutes: 10,
  });
  /** Why the last change could not be kept, or null. */
  error: AppError | null = $state.raw(null);

  /** Takes what the host kept, without saving it again. */
  take(preferences: Preferences): void {
    this.current = preferences;
    this.#show();
  }

  /** Changes some of them at once and keeps them for the next start. */
  async change(some: Partial<Preferences>): Promise<void> {
    this.take({ ...this.current, ...some });
    const answer = await commands.preferencesSave(this.current);
    this.error = answer.status === "error" ? answer.error : null;
  }

  /** Makes everything one step larger (1) or smaller (-1), or as it was (0). */
  zoomBy(steps: -1 | 0 | 1): Promise<void> {
    const wanted = steps === 0 ? 100 : this.current.zoom + steps * ZOOM_STEP;
    const zoom = Math.min(ZOOM_MAX, Math.max(ZOOM_MIN, wanted));
    return this.change({ zoom });
  }

  /** Makes the page's text one step larger (1) or smaller (-1), or as it was (0); the window stays as it is. */
  textSizeBy(steps: -1 | 0 | 1): Promise<void> {
    const wanted = steps === 0 ? 100 : this.current.text_size + steps * ZOOM_STEP;
    return this.change({ text_size: Math.min(TEXT_MAX, Math.max(TEXT_MIN, wanted)) });
  }

  /** Light to dark and back, from what is seen now. */
  toggleTheme(): Promise<void> {
    return this.change({ theme: this.shownTheme === "dark" ? "light" : "dark" });
  }

  /** The theme that is seen, the system's choice resolved. */
  get shownTheme(): "light" | "dark" {
    const { theme } = this.current;
    if (theme !== "system") return theme;
    return systemDark()?.matches === true ? "dark" : "light";
  }

  /** Follows the system from light to dark while it is asked to. Stops when the answer is called. */
  followSystem(): () => void {
    const query = systemDark();
    const show = (): void => this.#show();
    query?.addEventListener("change", show);
    return () => query?.removeEventListener("change", show);
  }

  #show(): void {
    language.code = this.current.language;
    const root = document.documentElement;
    // The tag for readers and fonts; Intl's own locale carries more.
    root.lang = this.current.language;
    root.dir = language.dir;
    root.dataset["theme"] = this.shownTheme;
    root.dataset["textFont"] = this.current.text_font;
    root.dataset["pageWidth"] = this.current.page_width;
    root.dataset["lineSpacing"] = this.current.line_spacing;
    root.style.setProperty("--zoom", String(this.current.zoom / 100));
    root.style.setProperty("--text-size", String(this.current.text_size / 100));
  }
}

/** The window's preferences. */
export const preferences = new WindowPreferences();

function systemDark(): MediaQueryList | null {
  return typeof window.matchMedia === "function"
    ? window.matchMedia("(prefers-color-scheme: dark)")
    : null;
}
