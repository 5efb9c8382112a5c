import { t } from "../../i18n";
import type { PresetFile, TakenOut } from "../../ipc/bindings";
import { formatName, optionValue } from "./wording";

/** A file of a preset in one line: «صفحات مطبوعة (PDF): عمودان». */
export function fileText({ format, options }: PresetFile): string {
  const name = formatName(format);
  const chosen = Object.entries(options ?? {}).map(([option, value]) => {
    // Who asked for it reads what is with the file, not what the choice was.
    if (value === "yes") return t(`several.with.${option}`);
    return option === "address" ? value : optionValue(option, value);
  });
  if (chosen.length === 0) return name;
  return t("several.file", { format: name, options: chosen.join(t("fields.separator")) });
}

/** What was taken out, each kind once: «ما يعدّ القرّاء (3)». */
export function takenText(taken: readonly TakenOut[]): string {
  const counts = new Map<string, number>();
  for (const { kind } of taken) counts.set(kind, (counts.get(kind) ?? 0) + 1);
  const parts = [...counts].map(([kind, count]) => {
    const what = t(`export.taken_out.${kind}`);
    return count === 1 ? what : t("export.lost.entry", { what, count });
  });
  return parts.join(t("fields.separator"));
}
