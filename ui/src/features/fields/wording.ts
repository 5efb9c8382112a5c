import { t } from "../../i18n";
import type { FieldName, ProfileId } from "../../ipc/bindings";

const HINTS: Partial<Record<FieldName, string>> = {
  slug: "fields.slug.hint",
  credit: "fields.credit.hint",
};

const PROFILE_HINTS: Partial<Record<ProfileId, Partial<Record<FieldName, string>>>> = {
  opinion: { credit: "fields.credit.hint.opinion" },
  "photo-story": { credit: "fields.credit.hint.photo-story" },
  statement: { sources: "fields.sources.hint.statement" },
};

/** What to put into a field of an article of that profile, "" where its name says it. */
export function hintOf(field: FieldName, profile: ProfileId): string {
  const key = PROFILE_HINTS[profile]?.[field] ?? HINTS[field];
  return key === undefined ? "" : t(key);
}

/** Why the host refused what stands in a field, and what is safe. */
export function refusalText(field: FieldName): string {
  return t(field === "slug" ? "fields.refused.slug" : "fields.refused");
}
