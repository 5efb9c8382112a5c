import type { ExportChoice, FormatInfo, OptionInfo } from "../../ipc/bindings";

/** What is chosen for a format, by the option's name; what is not in it is as it comes. */
export type Chosen = Readonly<Record<string, string>>;

/** Options that put more of the newsroom into the file: each says what leaves with it. */
export const DISCLOSING: readonly string[] = ["people", "review"];

/** Whether an option is a yes or a no. */
export function isSwitch(option: OptionInfo): boolean {
  return option.values.length === 2 && option.values.includes("yes");
}

/** Whether an option puts something into the file that readers are not meant to see. */
export function discloses(option: OptionInfo): boolean {
  return DISCLOSING.includes(option.name);
}

/** The value that counts. */
export function valueOf(option: OptionInfo, chosen: Chosen): string {
  return chosen[option.name] ?? option.values[0] ?? "";
}

/** What is sent: what the format knows, where it is another than the one that counts anyway. */
export function choicesOf(format: FormatInfo | undefined, chosen: Chosen): ExportChoice[] {
  const choices = (format?.options ?? []).map((option) => ({
    name: option.name,
    value: valueOf(option, chosen).trim(),
    usual: option.values[0] ?? "",
  }));
  return choices
    .filter(({ value, usual }) => value !== usual)
    .map(({ name, value }) => ({ name, value }));
}

/** Whether an address is none of the web. Nothing is no fault: the file is written without one. */
export function isNoAddress(address: string): boolean {
  return address.trim() !== "" && !/^https?:\/\/[^/\s][^\s]*$/u.test(address.trim());
}
