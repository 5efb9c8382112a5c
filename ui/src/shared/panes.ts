const PANES = "[data-pane]";
const REACHABLE =
  'a[href], button:not(:disabled), input:not(:disabled), select:not(:disabled), textarea:not(:disabled), [contenteditable="true"], [tabindex="0"]';

/** Moves the focus between the parts of a window, back to where it last was in each. */
export class Panes {
  readonly #last = new WeakMap<Element, HTMLElement>();

  /** Remembers where the focus is now; to be called at every `focusin`. */
  seen(event: FocusEvent): void {
    const { target } = event;
    if (!(target instanceof HTMLElement)) return;
    const pane = target.closest(PANES);
    if (pane !== null) this.#last.set(pane, target);
  }

  /** Moves the focus to the next (1) or previous (-1) part, round the ends. */
  move(step: 1 | -1, root: ParentNode = document): void {
    const panes = [...root.querySelectorAll<HTMLElement>(PANES)];
    const here = document.activeElement?.closest(PANES) ?? null;
    const at = panes.findIndex((pane) => pane === here);
    const from = at === -1 && step === -1 ? 0 : at;
    for (let tried = 1; tried <= panes.length; tried += 1) {
      const pane = panes[(from + step * tried + panes.length * tried) % panes.length];
      if (pane !== undefined && this.enter(pane)) return;
    }
  }

  /** Gives a part the focus; false when nothing in it can take it. */
  enter(pane: HTMLElement): boolean {
    const last = this.#last.get(pane);
    const start = pane.querySelector<HTMLElement>("[data-pane-start], [data-testid=editor]");
    const first = [...pane.querySelectorAll<HTMLElement>(REACHABLE)].find(seeable);
    const target = last !== undefined && pane.contains(last) && seeable(last) ? last : null;
    const chosen = target ?? (start !== null && seeable(start) ? start : (first ?? null));
    chosen?.focus();
    return chosen !== null;
  }
}

function seeable(element: HTMLElement): boolean {
  return (
    (element.tabIndex >= 0 || element.getAttribute("contenteditable") === "true") &&
    element.closest("[hidden]") === null
  );
}
