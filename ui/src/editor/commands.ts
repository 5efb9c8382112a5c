/**
 * Every command by its name: what toolbar, palette and shortcuts call.
 */
import { selectAll, toggleMark } from "prosemirror-commands";
import { closeHistory, redo, undo } from "prosemirror-history";
import type { Command } from "prosemirror-state";
import { markType } from "./attrs";
import { setDirection } from "./direction_plugin";
import { paragraphAfter } from "./enter";
import { setLink, unsetLink } from "./marks/link";
import { insertDivider } from "./nodes/divider";
import { attributeQuote, togglePullQuote } from "./nodes/pull_quote";
import { deleteBlocks, duplicateBlocks, moveBlocks } from "./block_commands";
import { describeEmbed, embedToLink, insertEmbed } from "./nodes/embed/commands";
import { describeFigure } from "./nodes/figure";
import { insertFigures, type NewFigure } from "./nodes/figure/insert";
import { insertFootnote, jumpNote } from "./nodes/footnote/commands";
import { toggleGallery } from "./nodes/gallery/commands";
import { insertHardBreak } from "./nodes/hard_break";
import { setHeading } from "./nodes/heading";
import { indentItems, outdentItems, toggleList } from "./nodes/list/commands";
import { setParagraph } from "./nodes/paragraph";
import { toggleQuote } from "./nodes/quote";
import {
  deleteLine,
  deleteTable,
  insertLine,
  insertTable,
  type TableSize,
  toggleHeaderRow,
} from "./nodes/table/commands";
import { insertSign } from "./sign";
import {
  decideSuggestions,
  removeComment,
  selectSuggestion,
  stepToSuggestion,
} from "./suggestion_commands";

/**
 * What some commands need to be told: `href` (as typed) and `title` for "link", the `id` of a
 * suggestion or comment to decide about, the `key` of one to select; for "describe_figure" the `key` of
 * the figure and what is given of `alt`, `credit` and `rights`; the `sign` to write for "sign"; the `size` for
 * "table"; `figures` for "figures", and the id of the block `before` which they come where it is not the caret's place; the
 * `href` for "embed", without which the address alone in the caret's paragraph becomes a card; the `key` and the
 * `title` or `attribution` for "describe_embed" and "attribute_quote".
 */
export interface CommandArgs {
  readonly href?: string;
  readonly title?: string | null;
  readonly id?: string;
  readonly key?: string;
  readonly alt?: string;
  readonly credit?: string;
  readonly rights?: string;
  readonly attribution?: string;
  readonly size?: TableSize;
  readonly figures?: readonly NewFigure[];
  readonly before?: string;
  readonly sign?: string;
}

/** A command that sets a mark on the selection unless all of it has the mark, which then is taken off. */
function mark(name: string): () => Command {
  return () => (state, dispatch, view) =>
    toggleMark(markType(state.schema, name), null, { removeWhenPresent: false })(
      state,
      dispatch,
      view,
    );
}

/** The command as one step of undo by itself, whatever was done just before and is done right after. */
function alone(command: Command): Command {
  return (state, dispatch, view) =>
    command(
      state,
      dispatch &&
        ((tr) => {
          dispatch(closeHistory(tr));
          if (view !== undefined) dispatch(closeHistory(view.state.tr));
        }),
      view,
    );
}

/** A table where nobody says how large. */
const USUAL_TABLE: TableSize = { rows: 3, columns: 3, header: true };

const COMMANDS = {
  undo: () => undo,
  redo: () => redo,
  strong: mark("strong"),
  emphasis: mark("emphasis"),
  underline: mark("underline"),
  strike: mark("strike"),
  superscript: mark("superscript"),
  subscript: mark("subscript"),
  link: (args: CommandArgs) => setLink(args.href ?? "", args.title ?? null),
  unlink: () => unsetLink,
  paragraph: () => setParagraph,
  heading2: () => setHeading(2),
  heading3: () => setHeading(3),
  heading4: () => setHeading(4),
  bullet_list: () => toggleList("bullet"),
  ordered_list: () => toggleList("ordered"),
  indent: () => indentItems,
  outdent: () => outdentItems,
  quote: () => toggleQuote,
  pull_quote: () => alone(togglePullQuote),
  attribute_quote: ({ key = "", attribution = "" }: CommandArgs) =>
    attributeQuote(key, attribution),
  divider: () => alone(insertDivider),
  figures: ({ figures = [], before }: CommandArgs) => alone(insertFigures(figures, before ?? null)),
  gallery: () => alone(toggleGallery),
  table: ({ size = USUAL_TABLE }: CommandArgs) => alone(insertTable(size)),
  row_before: () => alone(insertLine("row", "before")),
  row_after: () => alone(insertLine("row", "after")),
  column_before: () => alone(insertLine("column", "before")),
  column_after: () => alone(insertLine("column", "after")),
  delete_row: () => alone(deleteLine("row")),
  delete_column: () => alone(deleteLine("column")),
  delete_table: () => alone(deleteTable),
  header_row: () => alone(toggleHeaderRow),
  footnote: () => alone(insertFootnote),
  footnote_jump: () => jumpNote,
  embed: ({ href }: CommandArgs) => alone(insertEmbed(href)),
  describe_embed: ({ key = "", title }: CommandArgs) => describeEmbed(key, title ?? ""),
  embed_to_link: () => alone(embedToLink),
  move_up: () => alone(moveBlocks(-1)),
  move_down: () => alone(moveBlocks(1)),
  duplicate: () => alone(duplicateBlocks),
  delete_block: () => alone(deleteBlocks),
  hard_break: () => insertHardBreak,
  paragraph_after: () => paragraphAfter,
  describe_figure: ({ key = "", alt, credit, rights }: CommandArgs) =>
    describeFigure(key, {
      ...(alt === undefined ? {} : { alt }),
      ...(credit === undefined ? {} : { credit }),
      ...(rights === undefined ? {} : { rights }),
    }),
  dir_rtl: () => setDirection("rtl"),
  dir_ltr: () => setDirection("ltr"),
  dir_auto: () => setDirection(null),
  select_all: () => selectAll,
  sign: ({ sign = "" }: CommandArgs) => insertSign(sign),
  accept_suggestion: (args: CommandArgs) => decideSuggestions("accept", args.id ?? ""),
  reject_suggestion: (args: CommandArgs) => decideSuggestions("reject", args.id ?? ""),
  accept_all: () => decideSuggestions("accept", null),
  reject_all: () => decideSuggestions("reject", null),
  remove_comment: (args: CommandArgs) => removeComment(args.id ?? ""),
  select_suggestion: (args: CommandArgs) => selectSuggestion(args.key ?? ""),
  next_suggestion: () => stepToSuggestion(1),
  previous_suggestion: () => stepToSuggestion(-1),
} satisfies Record<string, (args: CommandArgs) => Command>;

/** The names of all commands. */
export type CommandName = keyof typeof COMMANDS;

/** All names, for the palette. */
export const commandNames = Object.keys(COMMANDS) as CommandName[];

/** The command called `name`, told `args`. It answers false, and does nothing, where it cannot be done. */
export function command(name: CommandName, args: CommandArgs = {}): Command {
  return COMMANDS[name](args);
}
