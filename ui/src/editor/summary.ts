/**
 * What the toolbar and the foot line show of the editor, worked out from the selection alone.
 */
import type { Mark, ResolvedPos } from "prosemirror-model";
import { redoDepth, undoDepth } from "prosemirror-history";
import type { EditorState } from "prosemirror-state";
import { type Direction, explicitDirection, numberAttr, textAttr } from "./attrs";
import { blockDirection } from "./direction";
import { articleDirection } from "./direction_plugin";
import { linkAt } from "./marks/link";
import { addressAlone, embedAt, type EmbedWords } from "./nodes/embed/commands";
import { figureAt, type FigureWords } from "./nodes/figure";
import { isAtNote } from "./nodes/footnote/commands";
import { pullQuoteAt, type PullQuoteWords } from "./nodes/pull_quote";
import { headerRowAt } from "./nodes/table/commands";
import { suggestionsAt } from "./suggestions";

/** What the caret stands in: the innermost thing that a toolbar has a name for. */
export type BlockName =
  | "paragraph"
  | "heading2"
  | "heading3"
  | "heading4"
  | "bullet_list"
  | "ordered_list"
  | "quote"
  | "pull_quote"
  | "figure"
  | "table"
  | "embed"
  | "divider"
  | "footnote";

/** The state of the editor as others see it. */
export interface EditorStateSummary {
  readonly block: BlockName;
  /** The names of the marks that all selected text has, or that text typed now would have. */
  readonly marks: Set<string>;
  /** The direction that the caret's block is shown in. */
  readonly dir: Direction;
  /** Whether a person set that direction. */
  readonly dirExplicit: boolean;
  readonly canUndo: boolean;
  readonly canRedo: boolean;
  /** The link at the caret or at the start of the selection. */
  readonly link: { readonly href: string } | null;
  /** The figure that the caret stands in, with its words; null elsewhere. */
  readonly figure: FigureWords | null;
  /** The card that is selected; null elsewhere. */
  readonly embed: EmbedWords | null;
  /** The address that stands alone in the caret's paragraph, of which a card can be made; null elsewhere. */
  readonly address: string | null;
  /** The pull quote that the caret stands in; null elsewhere. */
  readonly pullQuote: PullQuoteWords | null;
  /** Whether the first row of the caret's table names the columns; null outside of tables. */
  readonly headerRow: boolean | null;
  /** Whether the caret is at the sign of a note or in a note. */
  readonly atNote: boolean;
  /** The keys of the suggestions and comments at the caret, the one that is selected first. */
  readonly suggestions: readonly string[];
}

/** The summary of a state. Its cost depends on the selection, not on the document. */
export function summarize(state: EditorState): EditorStateSummary {
  const { $from } = state.selection;
  const block = $from.depth === 0 ? ($from.nodeAfter ?? $from.parent) : $from.parent;
  const link = linkAt(state);
  return {
    block: blockName($from),
    marks: new Set(activeMarks(state).map((mark) => mark.type.name)),
    dir: blockDirection(block, articleDirection(state)),
    dirExplicit: explicitDirection(block) !== null,
    canUndo: undoDepth(state) > 0,
    canRedo: redoDepth(state) > 0,
    link: link === null ? null : { href: textAttr(link, "href") },
    figure: figureAt(state),
    embed: embedAt(state),
    address: addressAlone(state),
    pullQuote: pullQuoteAt(state),
    headerRow: headerRowAt(state),
    atNote: isAtNote(state),
    suggestions: suggestionsAt(state).map(({ key }) => key),
  };
}

/** Whether two summaries say the same. */
export function sameSummary(one: EditorStateSummary, other: EditorStateSummary): boolean {
  return (
    one.block === other.block &&
    one.dir === other.dir &&
    one.dirExplicit === other.dirExplicit &&
    one.canUndo === other.canUndo &&
    one.canRedo === other.canRedo &&
    one.link?.href === other.link?.href &&
    sameWords(one.figure, other.figure) &&
    sameWords(one.embed, other.embed) &&
    sameWords(one.pullQuote, other.pullQuote) &&
    one.address === other.address &&
    one.headerRow === other.headerRow &&
    one.atNote === other.atNote &&
    one.suggestions.join() === other.suggestions.join() &&
    one.marks.size === other.marks.size &&
    [...one.marks].every((mark) => other.marks.has(mark))
  );
}

/** Whether two blocks' words are the same, or there are none either time. */
function sameWords<Words extends object>(one: Words | null, other: Words | null): boolean {
  if (one === null || other === null) return one === other;
  return Object.keys(one).every((name) => one[name as keyof Words] === other[name as keyof Words]);
}

function blockName($from: ResolvedPos): BlockName {
  if ($from.depth === 0) return $from.nodeAfter?.type.name === "embed" ? "embed" : "divider";
  const { parent } = $from;
  if (parent.type.name !== "paragraph")
    return textBlockName(parent.type.name, numberAttr(parent, "level"));
  for (let depth = $from.depth - 1; depth > 0; depth -= 1) {
    const around = $from.node(depth);
    const { name } = around.type;
    if (name === "list")
      return textAttr(around, "kind") === "ordered" ? "ordered_list" : "bullet_list";
    if (name === "quote" || name === "table" || name === "footnote") return name;
  }
  return "paragraph";
}

function textBlockName(name: string, level: number): BlockName {
  if (name === "heading") return level === 2 ? "heading2" : level === 3 ? "heading3" : "heading4";
  return name === "pull_quote" || name === "figure" ? name : "paragraph";
}

function activeMarks(state: EditorState): readonly Mark[] {
  const { from, to, $from, empty } = state.selection;
  if (empty) return state.storedMarks ?? $from.marks();
  const runs: (readonly Mark[])[] = [];
  state.doc.nodesBetween(from, to, (node) => {
    if (node.isText) runs.push(node.marks);
  });
  const [first = [], ...others] = runs;
  return first.filter((mark) => others.every((marks) => mark.type.isInSet(marks)));
}
