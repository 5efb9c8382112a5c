import type {
  AppState,
  PassphraseStrength,
  VaultBackup,
  VaultCreate,
  VaultCreated,
  VaultSalvaged,
} from "../bindings";
import { Refusal } from "./refusal";

type Answer = (args: never) => unknown;

const KEY = "7K3MQ-9XD4T-RWB2H-N6VJP-8CYE5-FSZ1A-GK0DT";
const NEW_KEY = "0DTGK-FSZ1A-8CYE5-N6VJP-RWB2H-9XD4T-7K3MQ";
/** So many wrong tries cost no time. */
const FREE_TRIES = 3;
const FIRST_WAIT_S = 5;

/** What the vault of the fake host has to do with the rest of it. */
export type VaultLinks = {
  state: () => AppState;
  /** Puts an empty desk, or one with the sample, in the place of what was there. */
  anew: (sample: boolean) => void;
  /** What the native dialogs answer. */
  chosen: () => string | null;
};

/** The vault of the fake host: its door and its secrets. */
export class FakeVault {
  /** Seconds until the next try is looked at; tests set it back themselves. */
  wait_s = 0;
  /** Whether pages of the vault cannot be read; what is salvaged of it can. */
  damaged = false;
  /** The newest backup beside the vault. */
  backup: VaultBackup | null = null;
  #secrets: { passphrase: string; recovery: string };
  #wrong = 0;
  readonly #links: VaultLinks;

  constructor(passphrase: string, links: VaultLinks) {
    this.#secrets = { passphrase, recovery: KEY };
    this.#links = links;
  }

  readonly answers: Record<string, Answer> = {
    vault_create: ({ vault }: { vault: VaultCreate }) => this.#create(vault),
    vault_choose_folder: () => this.#links.chosen(),
    vault_choose_file: () => this.#links.chosen(),
    vault_unlock: (args: { path: string | null; passphrase: string }) => this.#unlock(args),
    vault_put_back: ({ passphrase }: { passphrase: string }) => {
      this.#links.state().set_aside = null;
      return this.#unlock({ path: null, passphrase });
    },
    vault_newest_backup: () => this.backup,
    vault_take_backup: ({ passphrase }: { passphrase: string }) => {
      this.damaged = false;
      return this.#unlock({ path: null, passphrase });
    },
    vault_lock: () => Object.assign(this.#links.state(), { vault: "locked" }),
    vault_wait: () => this.wait_s,
    vault_change_passphrase: (args: { current: string; next: string; weak: boolean }) => {
      this.#try(args.current);
      mayBePassphrase(args.next, args.weak);
      this.#secrets.passphrase = args.next;
    },
    vault_passphrase_strength: (args: { passphrase: string; ownNames: string[] }) =>
      strengthOf(args.passphrase, args.ownNames),
    vault_salvage: (args: { path: string | null; passphrase: string }) => this.#salvage(args),
    vault_renew_recovery_key: ({ current }: { current: string }) => {
      this.#try(current);
      return (this.#secrets.recovery = NEW_KEY);
    },
  };

  /** Whether this opens the vault now. */
  opens(secret: string): boolean {
    return Object.values(this.#secrets).includes(secret);
  }

  #create(vault: VaultCreate): VaultCreated {
    mayBePassphrase(vault.passphrase, vault.weak);
    this.#secrets.passphrase = vault.passphrase;
    this.#links.anew(vault.sample);
    const { path, person, newsroom, place } = vault;
    const state = this.#links.state();
    Object.assign(state, { vault: "open", vault_path: path, person, newsroom, place });
    return { recovery_key: this.#secrets.recovery, state };
  }

  #salvage({ path, passphrase }: { path: string | null; passphrase: string }): VaultSalvaged {
    this.#try(passphrase);
    const damaged = path ?? this.#links.state().vault_path;
    this.damaged = false;
    return {
      path: damaged.replace(/\.warraq$/u, ".salvaged.warraq"),
      whole: 12,
      partly: [
        {
          id: "01HMBR6Y5E0000000000000001",
          headline: "هدوء في الأسواق",
          words_lost: 40,
          text: "rest",
          fields: "revision",
          lacks_tags: true,
          revision: 3,
          pictures: ["سوق.jpg"],
        },
        {
          id: "01HMBR6Y5E0000000000000002",
          headline: "",
          words_lost: null,
          text: "nothing",
          fields: "nothing",
          lacks_tags: false,
          revision: null,
          pictures: [],
        },
      ],
      lost: ["articles", "never_publish"],
      gone: 2,
      history_lost: true,
    };
  }

  #unlock({ path, passphrase }: { path: string | null; passphrase: string }): AppState {
    this.#try(passphrase);
    if (this.damaged) throw new Refusal("vault_damaged");
    const state = this.#links.state();
    state.vault = "open";
    state.vault_path = path ?? state.vault_path;
    state.person ??= { name: "روجين", role: "محررة" };
    return state;
  }

  #try(secret: string): void {
    if (this.wait_s > 0) throw new Refusal("too_soon");
    if (this.opens(secret)) {
      this.#wrong = 0;
      return;
    }
    this.#wrong += 1;
    if (this.#wrong >= FREE_TRIES) this.wait_s = FIRST_WAIT_S * 2 ** (this.#wrong - FREE_TRIES);
    throw new Refusal("wrong_passphrase");
  }
}

function mayBePassphrase(passphrase: string, weak: boolean): void {
  const { missing, easy } = strengthOf(passphrase, []);
  if (missing > 0 || (easy && !weak)) throw new Refusal("weak_passphrase");
}

/** Counts words, and no more: fewer than two are easy to guess, and so is a name that is known. */
function strengthOf(passphrase: string, own_names: readonly string[]): PassphraseStrength {
  const missing = Math.max(0, 8 - Array.from(passphrase).length);
  const words = new Set(
    passphrase
      .trim()
      .split(/\s+/u)
      .filter((word) => !own_names.includes(word)),
  );
  const score = Math.min(4, words.size);
  const weaknesses: PassphraseStrength["weaknesses"] = words.size === 0 ? ["own_name"] : ["word"];
  const seconds = [0, 40, 86_400 * 3, 86_400 * 800, 2 ** 32 - 1][score] ?? 0;
  return { score, missing, easy: score < 2, weaknesses: score === 4 ? [] : weaknesses, seconds };
}
