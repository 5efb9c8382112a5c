/** An attachment that gives the keyboard to what has just appeared because somebody asked for it. */
export function focused(element: HTMLElement): void {
  // A dialog that is shown a moment later gives it the keyboard then.
  element.autofocus = true;
  element.focus();
}
