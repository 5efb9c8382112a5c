import { commands, type AppError, type AppState } from "../ipc/bindings";
import { moment } from "../shared/moments";
import { paper } from "../shared/paper";
import { preferences } from "../shared/preferences.svelte";
import type { LeftPlace } from "./left_place";

/** What the person stands before: nothing yet, a failure, a door to the vault, or the open vault. */
export type Place = "starting" | "failed" | "first-run" | "unlock" | "open";

/** The way into the vault. */
export class Door {
  app = $state.raw<AppState | null>(null);
  error = $state.raw<AppError | null>(null);
  /** Whether the door begins by asking for a vault file, because none is known. */
  chooses = $state(false);
  /** The vault to open there, where it is not the one that is known. */
  at = $state<string | null>(null);
  /** What was left when the vault was locked; null when none was since the start, or another one was opened. */
  left = $state.raw<LeftPlace | null>(null);
  /** Grows when a vault was opened, so that the window begins anew. */
  opens = $state(0);
  /** The door that was asked for, other than the one the vault's state leads to. */
  #asked = $state<"first-run" | "unlock" | null>(null);

  get place(): Place {
    if (this.error !== null) return "failed";
    if (this.app === null) return "starting";
    if (this.app.vault === "open") return "open";
    const { vault, set_aside, vault_away } = this.app;
    const isNew = vault === "none" && set_aside === null && !vault_away;
    return this.#asked ?? (isNew ? "first-run" : "unlock");
  }

  /** Asks the host how things stand. */
  async start(): Promise<void> {
    this.error = null;
    const answer = await commands.appState();
    if (answer.status === "error") {
      this.error = answer.error;
      return;
    }
    preferences.take(answer.data.preferences);
    this.app = answer.data;
  }

  /** Goes through: the vault is open. */
  opened(app: AppState): void {
    moment("unlocked");
    this.#asked = null;
    this.at = null;
    if (this.left?.path !== app.vault_path) this.left = null;
    this.opens += 1;
    this.#take(app);
  }

  /** Goes through anew: a backup was put in the place of the vault. */
  restored(app: AppState, setAside: string | null): void {
    this.left = {
      path: app.vault_path,
      article: null,
      tab: "fields",
      spot: null,
      beside: null,
      stopped: [],
      waiting: 0,
      setAside,
    };
    this.opens += 1;
    this.#take(app);
  }

  /** Comes back out: the vault was locked. */
  locked(app: AppState, left: LeftPlace | null = null): void {
    this.left = left;
    // What was laid out for a printer is text as well.
    paper.clear();
    this.#asked = "unlock";
    this.chooses = false;
    this.#take(app);
  }

  /** Would rather open a vault that is there: at this place, or at one to be chosen. */
  existing(at: string | null = null): void {
    this.#asked = "unlock";
    this.at = at;
    this.chooses = at === null;
  }

  /** Would rather make a new vault. */
  another(): void {
    this.#asked = "first-run";
  }

  // What was chosen on this computer meanwhile is newer than what the answer carries.
  #take(app: AppState): void {
    this.app = { ...app, preferences: preferences.current };
  }
}
