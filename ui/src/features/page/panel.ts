/**
 * What a panel of tools asks and shows, one row of fields with their buttons.
 */

/** A field with its name before it. */
export interface PanelField {
  /** Which one of its panel it is; also what tests find it by. */
  readonly name: string;
  readonly label: string;
  /** Words are written along the whole row, addresses from left to right, counts in a narrow field. */
  readonly kind: "words" | "address" | "count";
  readonly value: string;
  /** The direction of the words. */
  readonly dir?: "rtl" | "ltr";
  /** The most that a count may be. */
  readonly most?: number;
  readonly placeholder?: string;
  /** Hears what is in the field at each change. */
  oninput(value: string): void;
}
