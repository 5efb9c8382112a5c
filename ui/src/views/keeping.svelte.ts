import type { InspectorTab } from "../features/inspector/tabs";
import { BackupsDesk } from "../features/backup/backups.svelte";
import { SecretsForm } from "../features/vault/secrets.svelte";
import type { AppError, AppState } from "../ipc/bindings";
import { wallClock } from "../shared/clock";
import { preferences } from "../shared/preferences.svelte";
import { openBeside, type Room } from "./beside";
import { IdleLock } from "./idle";
import type { LeftPlace } from "./left_place";
import type { Sheet } from "./sheet";

/** What is kept of a newsroom. */
export type KeptRoom = Room & {
  readonly app: AppState;
  tab: InspectorTab;
  readonly importing: { readonly running: boolean };
  readonly exporting: { readonly running: boolean };
  readonly outbox: { readonly open: number };
  leave(leaving: "lock"): Promise<void>;
  flush(): Promise<boolean>;
  readonly library: { refresh(): Promise<void> };
  readonly undo: { offer(actions: ["article.restore"]): Promise<void> };
  sheet: Sheet | null;
  error: AppError | null;
  /** Called when the vault is another one: a backup was put in its place. */
  restored(app: AppState, setAside: string | null): void;
};

/** What the open vault itself is looked after by, apart from what stands in it. */
export class Keeping {
  readonly secrets = new SecretsForm();
  readonly backups: BackupsDesk;
  readonly #room: KeptRoom;
  readonly #idle: IdleLock;

  constructor(room: KeptRoom) {
    this.#room = room;
    this.backups = new BackupsDesk({
      flush: () => room.flush(),
      onbrought: (article) => void this.#brought(article),
      onrestored: (app, setAside) => room.restored(app, setAside),
    });
    this.#idle = new IdleLock({
      clock: wallClock,
      minutes: () => preferences.current.lock_minutes,
      // What runs is waited for; a recovery key that was not kept yet would be lost.
      busy: () => this.#running.length > 0 || !this.mayClose,
      lock: () => room.leave("lock"),
    });
  }

  /** Whether a sheet of it may be closed now: a recovery key is shown once, so not before it has been kept. */
  get mayClose(): boolean {
    return this.secrets.key === null && !this.secrets.busy && !this.backups.held;
  }

  /** Locks the vault when nobody is there, and hears of backups that fail. Stops when the answer is called. */
  watch(): () => void {
    const stops = [this.#idle.run(), this.backups.faults.listen()];
    return () => stops.forEach((stop) => stop());
  }

  /** What is left behind by a lock now. */
  left(): LeftPlace {
    const { app, article, tab, outbox, pages } = this.#room;
    const [spot, beside] = [article?.spot() ?? null, pages.beside];
    const besideSpot = beside?.spot() ?? null;
    // Where no page had the keyboard, the first gets it.
    const held = besideSpot?.held !== true;
    return {
      path: app.vault_path,
      article: article?.id ?? null,
      tab,
      spot: spot === null ? null : { ...spot, held },
      beside: beside === null ? null : { article: beside.id, spot: besideSpot },
      stopped: this.#running,
      waiting: outbox.open,
      setAside: null,
    };
  }

  /** Goes back to what was left when the vault was locked; tells of a vault that a backup was put in the place of. */
  async comeBack({ article, spot, beside, tab, setAside }: LeftPlace): Promise<void> {
    const room = this.#room;
    if (article !== null) await room.open(article, spot);
    if (article !== null && beside !== null) await openBeside(room, beside.article, beside.spot);
    room.tab = tab;
    if (setAside === null) return;
    this.backups.setAside = setAside;
    room.sheet = "backups";
  }

  /** Shows an article that came back from a backup, with a way back. */
  async #brought(id: string): Promise<void> {
    const room = this.#room;
    room.sheet = null;
    if (room.pages.of(id) === null) await room.open(id);
    else room.error = await room.pages.reload(id);
    await room.library.refresh();
    await room.undo.offer(["article.restore"]);
  }

  get #running(): LeftPlace["stopped"] {
    const { importing, exporting } = this.#room;
    return [
      ...(importing.running ? (["import"] as const) : []),
      ...(exporting.running ? (["export"] as const) : []),
      ...(this.backups.making ? (["backup"] as const) : []),
    ];
  }
}
