import { commands, type AppError, type AppState } from "../../ipc/bindings";

/** Who writes, for which newsroom and where: what the vault keeps. */
export class SettingsForm {
  name = $state("");
  role = $state("");
  newsroom = $state("");
  place = $state("");
  busy = $state(false);
  saved = $state(false);
  error: AppError | null = $state.raw(null);

  constructor(app: AppState) {
    this.name = app.person?.name ?? "";
    this.role = app.person?.role ?? "";
    this.newsroom = app.newsroom;
    this.place = app.place;
  }

  /** Whether it can be saved: history and byline need a name. */
  get complete(): boolean {
    return this.name.trim() !== "";
  }

  /** Keeps it; the new state of the app, or null with `error` saying why not. */
  async save(): Promise<AppState | null> {
    if (this.busy || !this.complete) return null;
    this.busy = true;
    const person = { name: this.name.trim(), role: this.role.trim() };
    const answer = await commands.settingsSave(person, this.newsroom.trim(), this.place.trim());
    this.busy = false;
    this.saved = answer.status === "ok";
    this.error = answer.status === "error" ? answer.error : null;
    return answer.status === "ok" ? answer.data : null;
  }
}
