/** The moments of a start that are measured: the passphrase asked for, the vault open, the caret there. */
export type Moment = "asked" | "unlocked" | "caret";

/** Notes a moment on the page's own timeline, where a profiler and `make bench` read it. */
export function moment(name: Moment): void {
  performance.mark(`warraq:${name}`);
}
