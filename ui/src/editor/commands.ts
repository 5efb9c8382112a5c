/**
 * Every command by its name: what toolbar, palette and shortcuts call.
 */
import { selectAll, toggleMark } from "prosemirror-commands";
import { redo, undo } from "prosemirror-history";
import type { Command } from "prosemirror-state";
import { markType } from "./attrs";
import { setDirection } from "./direction_plugin";
import { paragraphAfter } from "./enter";
import { setLink, unsetLink } from "./marks/link";
import { insertDivider } from "./nodes/divider";
import { describeFigure } from "./nodes/figure";
import { insertHardBreak } from "./nodes/hard_break";
import { setHeading } from "./nodes/heading";
import { indentItems, outdentItems, toggleList } from "./nodes/list/commands";
import { setParagraph } from "./nodes/paragraph";
import { togglePullQuote } from "./nodes/pull_quote";
import { toggleQuote } from "./nodes/quote";
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
 * the figure and what is given of `alt` and `credit`; the `sign` to write for "sign".
 */
export interface CommandArgs {
  readonly href?: string;
  readonly title?: string | null;
  readonly id?: string;
  readonly key?: string;
  readonly alt?: string;
  readonly credit?: string;
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
  pull_quote: () => togglePullQuote,
  divider: () => insertDivider,
  hard_break: () => insertHardBreak,
  paragraph_after: () => paragraphAfter,
  describe_figure: ({ key = "", alt, credit }: CommandArgs) =>
    describeFigure(key, {
      ...(alt === undefined ? {} : { alt }),
      ...(credit === undefined ? {} : { credit }),
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
