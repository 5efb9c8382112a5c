import type { AppError } from "../../ipc/bindings";
import { listen } from "../../ipc/host";

/** A folder that did not get the backup that was due. */
export type BackupFault = { folder: string; error: AppError };

/** Which folders have no backup that was due, until they have one. */
export class BackupFaults {
  /** In the order in which they were told. */
  list: readonly BackupFault[] = $state.raw([]);

  /** Hears of them until the answer is called. */
  listen(): () => void {
    const stops = [
      listen("backup-failed", (fault) => this.#failed(fault as BackupFault)),
      listen("backup-current", (told) => this.over((told as { folder: string }).folder)),
    ];
    return () => stops.forEach((stop) => void stop.then((off) => off()));
  }

  /** This folder has its backup. */
  over(folder: string): void {
    this.list = this.list.filter((fault) => fault.folder !== folder);
  }

  // The host tries again every minute: what is the same as before is not told anew.
  #failed(fault: BackupFault): void {
    const before = this.list.find(({ folder }) => folder === fault.folder);
    if (before?.error.code === fault.error.code) return;
    this.over(fault.folder);
    this.list = [...this.list, fault];
  }
}
