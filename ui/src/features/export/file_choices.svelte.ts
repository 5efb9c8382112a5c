import type { ExportFile, FormatInfo, OptionInfo, PresetFile } from "../../ipc/bindings";
import { isNoAddress } from "./options";

/** A file that is wanted: a format, and what was chosen for it otherwise than usual. */
export type FileChoice = { format: string; options: Readonly<Record<string, string>> };

/** The files that somebody gets: formats, each with its options. */
export class FileChoices {
  /** The formats there are. */
  formats = $state.raw<FormatInfo[]>([]);
  /** Those that are wanted, in the order of the formats; a preset may want one twice. */
  files = $state.raw<FileChoice[]>([]);
  /** Whether there is something to write, and every option has a value that it takes. */
  complete = $derived(this.files.length > 0 && this.files.every((file) => !hasFault(file)));
  /** Whether all of it can be one file for several articles. */
  collects = $derived(
    this.files.length > 0 &&
      this.files.every(({ format }) => this.about(format)?.holds === "collection"),
  );

  /** What is known of a format; undefined for one that this Warraq was built without. */
  about(format: string): FormatInfo | undefined {
    return this.formats.find(({ id }) => id === format);
  }

  /** Whether a file of this format is wanted. */
  has(format: string): boolean {
    return this.files.some((file) => file.format === format);
  }

  /** Wants a file of this format, or none any more. */
  toggle(format: string): void {
    this.files = this.has(format)
      ? this.files.filter((file) => file.format !== format)
      : this.#inOrder([...this.files, { format, options: {} }]);
  }

  /** The options of the file at this place. */
  optionsOf({ format }: FileChoice): OptionInfo[] {
    return this.about(format)?.options ?? [];
  }

  /** Chooses a value for an option of the file at this place; what is usual is not kept. */
  choose(at: number, option: OptionInfo, value: string): void {
    const usual = option.values[0] ?? "";
    this.files = this.files.map((file, index) => {
      if (index !== at) return file;
      const rest = Object.entries(file.options).filter(([name]) => name !== option.name);
      const chosen = value === usual ? [] : [[option.name, value]];
      return {
        ...file,
        options: Object.fromEntries([...rest, ...chosen]) as FileChoice["options"],
      };
    });
  }

  /** Wants these files and no others. */
  take(files: readonly PresetFile[]): void {
    this.files = files.map(({ format, options }) => ({ format, options: { ...options } }));
  }

  /** They, as an export is told. */
  get wanted(): ExportFile[] {
    return this.files.map(({ format, options }) => ({
      format,
      options: Object.entries(options).map(([name, value]) => ({ name, value: value.trim() })),
    }));
  }

  /** They, as a preset keeps them. */
  get kept(): PresetFile[] {
    return this.files.map(({ format, options }) => ({
      format,
      options: Object.fromEntries(
        Object.entries(options).map(([name, value]) => [name, value.trim()]),
      ),
    }));
  }

  #inOrder(files: readonly FileChoice[]): FileChoice[] {
    const place = ({ format }: FileChoice): number =>
      this.formats.findIndex(({ id }) => id === format);
    return [...files].sort((one, other) => place(one) - place(other));
  }
}

function hasFault({ options }: FileChoice): boolean {
  const { address } = options;
  return address !== undefined && isNoAddress(address);
}
