import { commands, type AppError, type FormatInfo, type PresetInfo } from "../../ipc/bindings";
import type { Result } from "../../ipc/result";
import { FileChoices } from "./file_choices.svelte";
import { presetName } from "./wording";

/** Whose a preset is: it comes with Warraq, the newsroom changed that one, or made its own. */
export type PresetOrigin = "built_in" | "changed" | "own";

/** What is wrong with the name of a preset. */
export type PresetFault = "empty" | "taken";

/** A preset that is being made or changed. */
export class PresetForm {
  name = $state("");
  readonly choices = new FileChoices();
  /** The preset it was; null for a new one. */
  readonly was: PresetInfo | null;

  constructor(
    formats: FormatInfo[],
    was: PresetInfo | null,
    like: PresetInfo | null,
    name: string,
  ) {
    this.was = was;
    this.name = name;
    this.choices.formats = formats;
    if (like !== null) this.choices.take(like.preset.files);
  }

  /** A preset that comes with Warraq keeps its name. */
  get named(): boolean {
    return this.was === null || originOf(this.was) === "own";
  }
}

/** Who gets what: the presets, and the one that is being made or changed. */
export class Presets {
  list = $state.raw<PresetInfo[]>([]);
  formats = $state.raw<FormatInfo[]>([]);
  form = $state.raw<PresetForm | null>(null);
  /** Why they could not be read. */
  error = $state.raw<AppError | null>(null);
  /** Why the last change was not made. */
  refusal = $state.raw<AppError | null>(null);
  working = $state(false);
  fault = $derived(this.#faultOf());
  readonly #changed: () => Promise<void>;

  /** `changed` is called once something was changed on the disk. */
  constructor(changed: () => Promise<void>) {
    this.#changed = changed;
  }

  /** Reads the presets and the formats. */
  async load(): Promise<void> {
    const [formats, presets] = await Promise.all([commands.exportFormats(), commands.presetList()]);
    const failed = [formats, presets].find(({ status }) => status === "error");
    this.error = failed?.status === "error" ? failed.error : null;
    if (formats.status === "ok") this.formats = formats.data;
    if (presets.status === "ok") this.list = presets.data;
  }

  /** Begins a new one, like another where one is given. */
  make(like: PresetInfo | null = null, name = ""): void {
    this.refusal = null;
    this.form = new PresetForm(this.formats, null, like, name);
  }

  /** Begins to change one. */
  edit(preset: PresetInfo): void {
    this.refusal = null;
    this.form = new PresetForm(this.formats, preset, preset, presetName(preset.preset));
  }

  /** Leaves the form without a change. */
  leave(): void {
    this.form = null;
    this.refusal = null;
  }

  /** Keeps what the form says; true once it is on the disk. */
  async save(): Promise<boolean> {
    const { form } = this;
    if (form === null || this.fault !== null || !form.choices.complete) return false;
    const { was } = form;
    const id = form.named ? form.name.trim() : (was?.preset.id ?? "");
    const preset = { id, names: {}, files: form.choices.kept };
    const kept = await this.#change(() => commands.presetPut(preset, was?.preset.id ?? null));
    if (kept) this.form = null;
    return kept;
  }

  /** Removes one of the newsroom; one that comes with Warraq is as it came. */
  async remove({ preset }: PresetInfo): Promise<void> {
    await this.#change(() => commands.presetRemove(preset.id));
  }

  async #change(change: () => Promise<Result<PresetInfo[]>>): Promise<boolean> {
    if (this.working) return false;
    this.working = true;
    try {
      const answer = await change();
      this.refusal = answer.status === "error" ? answer.error : null;
      if (answer.status === "error") return false;
      this.list = answer.data;
      await this.#changed();
      return true;
    } finally {
      this.working = false;
    }
  }

  #faultOf(): PresetFault | null {
    const { form } = this;
    if (form?.named !== true) return null;
    const name = form.name.trim();
    if (name === "") return "empty";
    const others = this.list.filter(({ preset }) => preset.id !== form.was?.preset.id);
    const names = others.flatMap(({ preset }) => [preset.id, ...Object.values(preset.names ?? {})]);
    return names.includes(name) ? "taken" : null;
  }
}

/** Whose a preset is. Those that come with Warraq have names in its languages, also where they were changed. */
export function originOf({ preset, own }: PresetInfo): PresetOrigin {
  if (!own) return "built_in";
  return Object.keys(preset.names ?? {}).length > 0 ? "changed" : "own";
}
