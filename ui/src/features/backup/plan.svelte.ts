import { commands, type AppError, type BackupPlan, type Backups } from "../../ipc/bindings";

/** The counts of a plan, with the most that each may be. */
export const COUNTS = {
  every_minutes: 10_080,
  hours: 500,
  days: 500,
  weeks: 500,
  megabytes: 1_000_000,
} as const;

/** A count of a plan. */
export type Count = keyof typeof COUNTS;

/** When backups are made by themselves, how many stay, and where on this machine. */
export class PlanForm {
  is_on = $state(true);
  readonly counts: Record<Count, number>;
  folders: string[];
  busy = $state(false);
  saved = $state(false);
  error: AppError | null = $state.raw(null);
  readonly #plan: BackupPlan;

  constructor({ plan, chosen, folders }: Backups) {
    this.#plan = plan;
    this.is_on = plan.is_on;
    const { every_minutes, hours, days, weeks, megabytes } = plan;
    this.counts = $state({ every_minutes, hours, days, weeks, megabytes });
    this.folders = $state(chosen ? folders.map(({ folder }) => folder) : []);
  }

  /** Asks for another folder in the system's dialog. */
  async add(): Promise<void> {
    const answer = await commands.backupChooseFolder();
    if (answer.status === "error") this.error = answer.error;
    else if (answer.data !== null && !this.folders.includes(answer.data))
      this.folders.push(answer.data);
  }

  /** Backs up into this folder no longer; what is there stays. */
  remove(folder: string): void {
    this.folders = this.folders.filter((other) => other !== folder);
  }

  /** Keeps it. True when it is on the disk. */
  async save(): Promise<boolean> {
    if (this.busy) return false;
    this.busy = true;
    const counts = Object.fromEntries(
      Object.entries(COUNTS).map(([name, most]) => {
        const least = name === "every_minutes" || name === "megabytes" ? 1 : 0;
        const typed = Math.round(this.counts[name as Count]);
        return [name, Math.min(most, Math.max(least, Number.isFinite(typed) ? typed : least))];
      }),
    ) as Record<Count, number>;
    const plan = { ...this.#plan, ...counts, is_on: this.is_on };
    const answer = await commands.backupPlanSave(plan, [...this.folders]);
    this.busy = false;
    this.saved = answer.status === "ok";
    this.error = answer.status === "error" ? answer.error : null;
    return this.saved;
  }
}
