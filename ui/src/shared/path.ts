/** What is wrong with a file name; a key under `export.faults`. */
export type FileNameFault = "name_empty" | "name_separator" | "name_reserved";

/** Why a name cannot be a file's on any of the systems a newsroom uses, or null. */
export function fileNameFault(name: string): FileNameFault | null {
  const trimmed = name.trim();
  if (trimmed === "") return "name_empty";
  if (/[/\\]/.test(trimmed)) return "name_separator";
  // eslint-disable-next-line no-control-regex -- control characters are what is looked for
  if (/[<>:"|?*\u0000-\u001f]/.test(trimmed) || /^\.+$/.test(trimmed)) return "name_reserved";
  return null;
}

/** The path of a file in a folder, with the separator the folder itself uses. */
export function joinPath(folder: string, name: string): string {
  const separator = folder.includes("\\") && !folder.includes("/") ? "\\" : "/";
  return /[/\\]$/.test(folder) ? folder + name : folder + separator + name;
}

/** The names of a path and what stands between them, in their order. */
export function partsOf(path: string): string[] {
  return path.split(/([/\\])/).filter((part) => part !== "");
}

/** A letter that is written from the right. */
const FROM_RIGHT = "[\\p{Script=Arabic}\\p{Script=Hebrew}\\p{Script=Syriac}]";
const TURNED = new RegExp(`${FROM_RIGHT}\\P{L}*[/\\\\]\\P{L}*${FROM_RIGHT}`, "u");

/** Whether two names of a path stand in each other's place where it is one line, as in a field. */
export function isTurned(path: string): boolean {
  return TURNED.test(path);
}

/** A file name with the extension given (no dot), in place of one of `known` or after the name. */
export function withExtension(name: string, extension: string, known: string[]): string {
  const dot = name.lastIndexOf(".");
  const stem =
    dot > 0 && known.includes(name.slice(dot + 1).toLowerCase()) ? name.slice(0, dot) : name;
  return `${stem}.${extension}`;
}

/** Whether a file name ends in some extension: a dot, then one to five Latin letters or digits. */
export function hasExtension(name: string): boolean {
  return /.\.[a-z0-9]{1,5}$/i.test(name.trim());
}
