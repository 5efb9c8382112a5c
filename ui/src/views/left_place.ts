import type { InspectorTab } from "../features/inspector/tabs";
import type { Spot } from "../features/page/spot";
import type { AppState } from "../ipc/bindings";

/** What the person asked for that waits for everything to be saved. */
export type Leaving = "close" | "lock";

/** The ways out of the window. */
export type WaysOut = {
  onlocked: (app: AppState, left: LeftPlace) => void;
  /** A backup was put in the place of the vault; what the one before is called now. */
  onrestored?: (app: AppState, setAside: string | null) => void;
};

/** What the person left when the vault was locked: names of things and positions, and no word of an article. */
export type LeftPlace = {
  /** The vault's file: another one has other articles. */
  path: string;
  article: string | null;
  tab: InspectorTab;
  spot: Spot | null;
  /** The article beside it, where there was one. */
  beside: { article: string; spot: Spot | null } | null;
  /** What was under way, and stopped with the lock. */
  stopped: readonly ("import" | "export" | "backup")[];
  /** How many deliveries wait for the vault to be opened. */
  waiting: number;
  /** What the vault before is called, where the vault was not locked but a backup put in its place. */
  setAside: string | null;
};
