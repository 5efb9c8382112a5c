import {
  commands,
  type AppError,
  type FieldName,
  type Fields,
  type Profile,
  type ProfileField,
} from "../../ipc/bindings";
import type { EditableField, OpenArticle } from "../page/article.svelte";
import { lengthOf, type Length } from "./length";

/** What the fields need of the open article. */
export type FieldedArticle = Pick<OpenArticle, "id" | "fields" | "refused" | "dir" | "setField">;

/** A field as it is shown: what its profile asks of it. */
export type ShownField = ProfileField & { field: EditableField };

/** The fields that stand on the page itself. */
const ON_PAGE: readonly FieldName[] = ["headline", "kicker", "standfirst"];

/** Every field, for when no profile can be read. */
const ALL_FIELDS: readonly FieldName[] = [
  ...ON_PAGE,
  ...(["slug", "byline", "place", "date", "language", "section", "profile", "topics"] as const),
  ...(["sources", "credit", "rights", "embargo", "due", "note", "corrections"] as const),
];

/** The fields of one article as its profile orders them. */
export class FieldsForm {
  profiles = $state.raw<Profile[]>([]);
  /** Why the profiles could not be read; the fields are then all shown, without limits. */
  error = $state.raw<AppError | null>(null);
  #article: FieldedArticle;
  #asked = $derived.by(() => this.#askedOf(this.#article.fields));
  /** The fields of the inspector, in order. */
  shown = $derived(this.#asked.filter(isShown));
  /** The required fields that are empty, those on the page too. */
  missing = $derived(
    this.#asked
      .filter(({ field, required }) => required && isEmptyField(this.#article.fields, field))
      .map(({ field }) => field),
  );
  /** The texts of the page that have a limit, with their lengths. */
  onPage = $derived.by(() => this.#pageLengths());

  constructor(article: FieldedArticle) {
    this.#article = article;
  }

  /** Reads the profiles. */
  async load(): Promise<void> {
    const answer = await commands.profileList();
    if (answer.status === "ok") this.profiles = answer.data;
    else this.error = answer.error;
  }

  #askedOf(fields: Fields): ProfileField[] {
    const profile = this.profiles.find((one) => one.id === fields.profile);
    if (profile) return profile.fields;
    return ALL_FIELDS.map((field) => ({ field, required: false, max_chars: null }));
  }

  #pageLengths(): { field: FieldName; length: Length }[] {
    const { headline, kicker, standfirst } = this.#article.fields;
    const texts: Partial<Record<FieldName, string>> = { headline, kicker, standfirst };
    return this.#asked.flatMap(({ field, max_chars }) => {
      const length = lengthOf(texts[field] ?? "", field in texts ? max_chars : null);
      return length && length.used > 0 ? [{ field, length }] : [];
    });
  }
}

/** Whether a field holds nothing: no text but space, no entry, no date. */
export function isEmptyField(fields: Fields, name: FieldName): boolean {
  const value = fields[name];
  if (value === null) return true;
  return typeof value === "string" ? value.trim() === "" : value.length === 0;
}

function isShown(asked: ProfileField): asked is ShownField {
  return !ON_PAGE.includes(asked.field) && asked.field !== "corrections";
}
