import type { CommandName, EditorStateSummary } from "../../editor";
import { t } from "../../i18n";
import type { MenuItem } from "../../shared/menu";
import { keysOf } from "../../shared/shortcuts";

/** What can be put into the text. */
export const insertions = [
  "figures",
  "table",
  "footnote",
  "pull_quote",
  "embed",
  "gallery",
  "divider",
] as const satisfies readonly CommandName[];

/** What can be done with the blocks of the selection. */
export const blockActions = [
  "move_up",
  "move_down",
  "duplicate",
  "delete_block",
] as const satisfies readonly CommandName[];

/** What can be done in the caret's table. */
export const tableActions = [
  "row_before",
  "row_after",
  "column_before",
  "column_after",
  "header_row",
  "delete_row",
  "delete_column",
  "delete_table",
] as const satisfies readonly CommandName[];

/** What the page does with blocks when it is asked by a menu or the palette. */
export type BlockAction =
  | (typeof insertions)[number]
  | (typeof blockActions)[number]
  | (typeof tableActions)[number]
  | "footnote_jump"
  | "embed_to_link";

/** The actions as a menu offers them. */
export function itemsOf(actions: readonly BlockAction[]): MenuItem[] {
  return actions.map((action) => ({
    id: action,
    label: t(`text.${action}`),
    keys: keysOf(action),
  }));
}

/** The actions that have something to be done to at the caret, for the palette. */
export function actionsAt(caret: EditorStateSummary | null): BlockAction[] {
  if (caret === null) return [];
  return [
    ...insertions,
    ...blockActions,
    ...(caret.headerRow === null ? [] : tableActions),
    ...(caret.atNote ? (["footnote_jump"] as const) : []),
    ...(caret.embed === null ? [] : (["embed_to_link"] as const)),
  ];
}
