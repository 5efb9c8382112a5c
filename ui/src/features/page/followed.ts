import type { Saved } from "../../ipc/bindings";

/** Versions that came of something else than what is written here, and what each became. */
export class FollowedVersions {
  readonly #next = new Map<number, number>();

  /** Version `from` became `to`, with the same body and fields. */
  add(from: number, to: number): void {
    this.#next.set(from, to);
  }

  /** The save as it stands by now; each step is gone once. */
  from(saved: Saved): Saved {
    let { version } = saved;
    for (let next = this.#next.get(version); next !== undefined; next = this.#next.get(version)) {
      this.#next.delete(version);
      version = next;
    }
    return version === saved.version ? saved : { ...saved, version };
  }
}
