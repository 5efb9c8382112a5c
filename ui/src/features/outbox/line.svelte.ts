import { commands, type AppError, type BudgetPeriod, type Spent } from "../../ipc/bindings";
import type { Result } from "../../ipc/result";

/** What went over the line, and how much may. */
export class Line {
  spent = $state.raw<Spent | null>(null);
  error = $state.raw<AppError | null>(null);
  /** The budget is being changed. */
  changing = $state(false);
  /** Millions of bytes, as they were typed. */
  megabytes = $state<number | null>(null);
  per = $state<BudgetPeriod>("month");

  /** Reads it. */
  async load(): Promise<void> {
    this.#take(await commands.lineSpent());
  }

  /** Shows the form, with the budget that there is. */
  change(): void {
    this.megabytes = this.spent?.budget?.megabytes ?? null;
    this.per = this.spent?.budget?.per ?? "month";
    this.changing = true;
  }

  /** Keeps what was typed; nothing or 0 for as much as it takes. */
  async keep(): Promise<void> {
    const megabytes = Math.max(0, Math.round(this.megabytes ?? 0));
    this.#take(await commands.lineBudget(megabytes, this.per));
    this.changing = this.error !== null;
  }

  #take(answer: Result<Spent>): void {
    this.error = answer.status === "error" ? answer.error : null;
    if (answer.status === "ok") this.spent = answer.data;
  }
}
