import type { AppError, Article } from "../../ipc/bindings";
import type { Result } from "../../ipc/result";

/** What reports and cleaning need of the window: an article changed on the disk, and shown so. */
export interface ReportDesk {
  /** Grows when an action was taken back, or done again. */
  readonly undone: number;
  /**
   * Changes an article from its version on the disk, once everything typed is saved; shows what came
   * of it with a way back. Null, or why it could not be done.
   */
  change(
    article: string,
    change: (base_version: number) => Promise<Result<Article>>,
  ): Promise<AppError | null>;
}
