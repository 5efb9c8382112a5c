/** How the window helps whoever writes, as long as it is open. */
class Writing {
  /** Only the text is shown, and only what is written is clear. */
  alone: boolean = $state(false);
  /** The outline stands beside the page. */
  outlined: boolean = $state(false);
  /** Grows when the outline was asked for by name, so that it takes the focus. */
  asked: number = $state(0);

  /** Shows the outline and gives it the focus. */
  outline(): void {
    this.outlined = true;
    this.asked += 1;
  }
}

/** The help of this window. */
export const writing = new Writing();
