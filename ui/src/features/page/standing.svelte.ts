import { linesOf, type Outline, outlineOf, sameOutline, selectedLinesOf } from "../../editor";
import type { EditorHandle } from "../../editor";
import { wallClock, type Clock } from "../../shared/clock";

/** Milliseconds without a key or a click, after which it is looked at where the person stands. */
const REST_MS = 150;

/** What is needed of the editor to know where the person stands in the text. */
export type StandingText = Pick<EditorHandle, "showBlock"> & {
  readonly view: { readonly state: EditorHandle["view"]["state"] };
};

/** The outline of the open text and what is selected in it: looked at once the keys rest, never at a key. */
export class Standing {
  outline: Outline = $state.raw({ headings: [], current: null });
  /** The lines that are selected; none where only a caret stands. */
  selected: readonly string[] = $state.raw([]);
  readonly #clock: Clock;
  #text: StandingText | null = null;
  #cancel: (() => void) | null = null;

  constructor(clock: Clock = wallClock) {
    this.#clock = clock;
  }

  /** The editor that shows the text; null when it goes away. */
  attach(text: StandingText | null): void {
    this.#text = text;
    this.#cancel?.();
    this.#cancel = null;
    if (text !== null) this.#look();
    else {
      this.outline = { headings: [], current: null };
      this.selected = [];
    }
  }

  /** Says that the text or the selection is another. */
  moved(): void {
    this.#cancel?.();
    this.#cancel = this.#clock.after(REST_MS, () => this.#look());
  }

  /** All lines of the text that are counted, as they stand there, saved or not. */
  lines(): readonly string[] {
    return this.#text === null ? [] : linesOf(this.#text.view.state);
  }

  /** Goes to a heading of the outline; false where it is there no more. */
  goTo(heading: string): boolean {
    return this.#text?.showBlock(heading) ?? false;
  }

  #look(): void {
    if (this.#text === null) return;
    const { state } = this.#text.view;
    const outline = outlineOf(state);
    if (!sameOutline(outline, this.outline)) this.outline = outline;
    if (this.selected.length > 0 || !state.selection.empty) this.selected = selectedLinesOf(state);
  }
}
