/** A selection of the text, in the editor's own positions. */
export type Caret = { anchor: number; head: number };

/** Where something was let go, in the window's pixels. */
export type DropPlace = { x_px: number; y_px: number };

/** Where a person was on the page: positions and the name of a field, and no word of it. */
export type Spot = {
  caret: Caret | null;
  /** The field that had the keyboard; null where the text had it, or nothing. */
  field: { testid: string; from: number; to: number } | null;
  scroll_px: number;
  /** Whether the keyboard was on this page, in its text or in a field. */
  held: boolean;
};

/** The spot that a person is at. `desk` is what scrolls. */
export function spotOn(desk: HTMLElement, caret: Caret | null): Spot {
  const active = document.activeElement;
  const held = active instanceof HTMLTextAreaElement && desk.contains(active) ? active : null;
  const testid = held?.dataset["testid"] ?? "";
  const field =
    held === null || testid === ""
      ? null
      : { testid, from: held.selectionStart, to: held.selectionEnd };
  return { caret, field, scroll_px: desk.scrollTop, held: desk.contains(active) };
}

/** The text of a page, as far as a caret is put into it. */
type Text = {
  putCaret(caret: Caret | null): void;
  /** The same, the keyboard staying where it is. */
  placeCaret(caret: Caret | null): void;
};

/** Brings the page of `desk` to the spot; where that held the keyboard, it gets it. */
export function goToSpot(desk: HTMLElement, spot: Spot, text: Text): void {
  if (!spot.held) text.placeCaret(spot.caret);
  else if (!focusField(desk, spot)) text.putCaret(spot.caret);
  desk.scrollTop = spot.scroll_px;
}

/** Gives the keyboard back to the field of the spot; false where the text had it. */
function focusField(desk: HTMLElement, { field }: Spot): boolean {
  if (field === null) return false;
  const area = desk.querySelector<HTMLTextAreaElement>(`[data-testid="${field.testid}"]`);
  area?.focus();
  area?.setSelectionRange(field.from, field.to);
  return area !== null;
}

/** Whether a place in the window is on an element. */
export function isOn(element: HTMLElement, { x_px, y_px }: DropPlace): boolean {
  const { left, right, top, bottom } = element.getBoundingClientRect();
  return left <= x_px && x_px <= right && top <= y_px && y_px <= bottom;
}
