import { t } from "../../i18n";
import type { Warning } from "../../ipc/bindings";

/** The warnings whose detail is a piece of the file; that of the others is for logs. */
const FROM_THE_FILE = ["unknown-field", "bad-field", "bad-tag"];

/** What a kind of removal or warning is called; the kind itself when it has no name yet. */
export function kindName(kind: string): string {
  const key = `import.kind.${kind}`;
  const name = t(key);
  return name === key ? kind : name;
}

/** A warning in words, with the piece of the file it is about. */
export function warningText({ kind, detail }: Warning): string {
  if (!FROM_THE_FILE.includes(kind) || detail === "") return kindName(kind);
  return t("import.with_detail", { kind: kindName(kind), detail });
}
