import { listen } from "../../ipc/host";

/** Where files were let go, in the window's pixels. */
export type DropPlace = { x_px: number; y_px: number };

/** Files dragged over the window: whether they are, and those that were dropped. */
export class FileDrop {
  hovering = $state(false);
  /** Files were dropped where nobody can tell their paths: a plain browser. */
  pathless = $state(false);
  /** The desktop shell reports drags itself, with paths. */
  #shell = false;
  readonly #dropped: (paths: string[], at: DropPlace) => void;
  readonly #files: (files: readonly File[], at: DropPlace) => boolean;

  /** `files` gets what was dropped where nobody can tell paths; it answers whether it takes it. */
  constructor(
    dropped: (paths: string[], at: DropPlace) => void,
    files: (files: readonly File[], at: DropPlace) => boolean = () => false,
  ) {
    this.#dropped = dropped;
    this.#files = files;
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
        const { paths, at } = dropped as { paths: string[]; at: DropPlace };
        if (paths.length > 0) this.#dropped(paths, at);
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
    if (!holdsFiles(event)) return;
    const at = { x_px: event.clientX, y_px: event.clientY };
    // The shell tells of the same files with their paths.
    const isTaken = !this.#shell && this.#files([...(event.dataTransfer?.files ?? [])], at);
    if (event.defaultPrevented && !isTaken) return;
    event.preventDefault();
    if (isTaken) return;
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
