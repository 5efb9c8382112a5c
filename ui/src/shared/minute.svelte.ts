const MINUTE_MS = 60_000;

/** The time of day, renewed every minute: for «قبل دقيقتين» in lists. */
export class Minute {
  /** Milliseconds since 1970. */
  now_ms = $state(Date.now());

  /** Goes on until the answer is called. */
  run(): () => void {
    const timer = setInterval(() => (this.now_ms = Date.now()), MINUTE_MS);
    return () => clearInterval(timer);
  }
}
