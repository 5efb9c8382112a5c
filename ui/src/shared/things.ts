import { t } from "../i18n";
import type { Thing, ThingKind } from "../ipc/bindings";

/** Everything that a site's text may have beside its words; the compiler says where one is missing. */
export const THINGS = Object.keys({
  frame: 1,
  form: 1,
  shortcode: 1,
  block: 1,
  "picture-link": 1,
  link: 1,
  "link-setting": 1,
  source: 1,
  foot: 1,
  verse: 1,
  size: 1,
  look: 1,
  other: 1,
} satisfies Record<ThingKind, 1>) as ThingKind[];

/** What something is that a site's text has beside its words, and which. */
export function thingText({ kind, detail }: Thing): string {
  const name = t(`thing.${kind}`);
  return detail === "" ? name : t("thing.which", { name, detail });
}

/** All of them in a row. */
export function thingsText(things: readonly Thing[]): string {
  return things.map(thingText).join(t("thing.between"));
}
