import { SecretsForm } from "../features/vault/secrets.svelte";

/** What the open vault itself is looked after by, apart from what stands in it. */
export class Keeping {
  readonly secrets = new SecretsForm();

  /** Whether a sheet of it may be closed now: a recovery key is shown once, so not before it has been kept. */
  get mayClose(): boolean {
    return this.secrets.key === null && !this.secrets.busy;
  }
}
