/**
 * The editor: what the rest of the window may use of it.
 */
export type { Direction } from "./attrs";
export type { Changes } from "./changes";
export { type CommandArgs, type CommandName, commandNames } from "./commands";
export type { Spot } from "./block_handle";
export { createEditor, type EditorHandle, type EditorOptions } from "./create";
export { textDirection } from "./direction";
export { type ComparedOptions, comparedElement, lettersOf } from "./compared";
export type { FocusUnit } from "./focus_plugin";
export type { EditorSearch, FoundLine, FoundSpan, Replacement } from "./found";
export { newUlid } from "./ids";
export { wellFormed } from "./json";
export { linesOf, selectedLinesOf } from "./lines";
export { normalHref } from "./marks/link";
export type { FigureWord } from "./nodes/figure";
export type { NewFigure } from "./nodes/figure/insert";
export { MOST_COLUMNS, MOST_ROWS, type TableSize } from "./nodes/table/commands";
export { type Heading, type Outline, outlineOf, sameOutline } from "./outline";
export type { PasteOutcome, PasteReader, ReadPaste } from "./paste/plugin";
export { type Shortcut, shortcuts } from "./shortcuts";
export type { BlockName, EditorStateSummary } from "./summary";
export type { SuggestionMark } from "./suggestion_view";
export type { Suggestion, SuggestionKind } from "./suggestions";
export { type Help, helpOf, NO_HELP } from "./typing/rules";
