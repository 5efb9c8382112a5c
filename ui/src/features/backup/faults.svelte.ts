import type { AppError } from "../../ipc/bindings";
import { listen } from "../../ipc/host";

/** A folder that did not get the backup that was due. */
export type BackupFault = { folder: string; error: AppError };

/** Which folders have no backup that was due, until they have one; and where one was found damaged. */
export class BackupFaults {
  /** In the order in which they were told. */
  list: readonly BackupFault[] = $state.raw([]);
  /** The folders whose last backup was damaged, and has a sound one in its place now. */
  replaced: readonly string[] = $state.raw([]);

  /** Hears of them until the answer is called. */
  listen(): () => void {
    const stops = [
      listen("backup-failed", (fault) => this.#failed(fault as BackupFault)),
      listen("backup-current", (told) => {
        const { folder, damaged } = told as { folder: string; damaged: boolean };
        this.over(folder);
        if (damaged && !this.replaced.includes(folder)) this.replaced = [...this.replaced, folder];
      }),
    ];
    return () => stops.forEach((stop) => void stop.then((off) => off()));
  }

  /** This folder has its backup. */
  over(folder: string): void {
    this.list = this.list.filter((fault) => fault.folder !== folder);
  }

  /** A person has read which ones were replaced. */
  seen(): void {
    this.replaced = [];
  }

  // The host tries again every minute: what is the same as before is not told anew.
  #failed(fault: BackupFault): void {
    const before = this.list.find(({ folder }) => folder === fault.folder);
    if (before?.error.code === fault.error.code) return;
    this.over(fault.folder);
    this.list = [...this.list, fault];
  }
}
