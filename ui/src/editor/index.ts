/**
 * The editor: what the rest of the window may use of it.
 */
export type { Direction } from "./attrs";
export type { Changes } from "./changes";
export { type CommandArgs, type CommandName, commandNames } from "./commands";
export { createEditor, type EditorHandle, type EditorOptions } from "./create";
export { textDirection } from "./direction";
export type { EditorSearch, FoundLine, FoundSpan, Replacement } from "./found";
export { newUlid } from "./ids";
export { normalHref } from "./marks/link";
export type { FigureWord } from "./nodes/figure";
export { type Shortcut, shortcuts } from "./shortcuts";
export type { BlockName, EditorStateSummary } from "./summary";
export type { SuggestionMark } from "./suggestion_view";
export type { Suggestion, SuggestionKind } from "./suggestions";
export { type Help, helpOf, NO_HELP } from "./typing/rules";
