import { commands, type AppError, type Asked, type PulledPictures } from "../../ipc/bindings";
import { listen } from "../../ipc/host";

/** How far the pictures of a post are, as the host sends it: how many are done, and the bytes that came of all. */
type PicturesProgress = { done: number; total: number; bytes: number };

/** The pictures of a post that became an article: on their way, here, or missing. */
export class PostPictures {
  running = $state(false);
  stopping = $state(false);
  /** Somebody gave it up. */
  stopped = $state(false);
  progress = $state.raw<PicturesProgress | null>(null);
  /** What came of it; nothing before. */
  pulled = $state.raw<PulledPictures | null>(null);
  error = $state.raw<AppError | null>(null);

  /** Whether some of them are still to come, as far as they were asked for. */
  get lacks(): boolean {
    return this.stopped || this.error !== null || (this.pulled?.missing.length ?? 0) > 0;
  }

  /** Nothing is known of another article yet. */
  forget(): void {
    this.pulled = null;
    this.error = null;
    this.stopped = false;
  }

  /** Fetches what is not in the vault yet. */
  async fetch(site: string, article: string, asked: Asked): Promise<void> {
    if (this.running) return;
    this.forget();
    this.running = true;
    this.stopping = false;
    this.progress = null;
    const deaf = await listen(
      "pull-progress",
      (progress) => (this.progress = progress as PicturesProgress),
    );
    try {
      const answer = await commands.pullFetch(site, article, asked);
      if (answer.status === "error") {
        this.error = answer.error;
        return;
      }
      this.pulled = answer.data;
      this.stopped = answer.data === null;
    } finally {
      deaf();
      this.running = false;
    }
  }

  /** Gives it up: what came stays. */
  async stop(): Promise<void> {
    if (!this.running || this.stopping) return;
    this.stopping = true;
    const answer = await commands.siteCancel();
    if (answer.status === "error") this.stopping = false;
  }
}
