import { listen } from "../../ipc/host";

/** Files dragged over the window: whether they are, and those that were dropped. */
export class FileDrop {
  hovering = $state(false);
  /** Files were dropped where nobody can tell their paths: a plain browser. */
  pathless = $state(false);
  /** The desktop shell reports drags itself, with paths. */
  #shell = false;
  readonly #dropped: (paths: string[]) => void;

  constructor(dropped: (paths: string[]) => void) {
    this.#dropped = dropped;
  }

  /** Hears what the shell says of dragged files, until the returned function is called. */
  listen(): () => void {
    const stops = [
      listen("files-hover", (over) => {
        this.#shell = true;
        this.hovering = over === true;
      }),
      listen("files-dropped", (dropped) => {
        this.hovering = false;
        const { paths } = dropped as { paths: string[] };
        if (paths.length > 0) this.#dropped(paths);
      }),
    ];
    return () => void Promise.all(stops).then((offs) => offs.forEach((off) => off()));
  }

  /** Takes a drag of the page's own: without it a browser would open the file in the window's place. */
  over(event: DragEvent): void {
    if (event.defaultPrevented || !holdsFiles(event)) return;
    event.preventDefault();
    this.hovering = true;
    this.pathless = false;
  }

  /** The drag left the window. WebKit says so of every element it leaves: there the shell knows better. */
  left(event: DragEvent): void {
    if (!this.#shell && event.relatedTarget === null) this.hovering = false;
  }

  /** Files were dropped on the page. */
  drop(event: DragEvent): void {
    this.hovering = false;
    if (event.defaultPrevented || !holdsFiles(event)) return;
    event.preventDefault();
    this.pathless = !this.#shell;
  }

  /** Puts the hint away. */
  dismiss(): void {
    this.pathless = false;
  }
}

function holdsFiles({ dataTransfer }: DragEvent): boolean {
  return dataTransfer?.types.includes("Files") ?? false;
}
