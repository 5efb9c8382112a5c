/**
 * The headings of a text, and the one that the caret stands under.
 */
import type { Node } from "prosemirror-model";
import type { EditorState } from "prosemirror-state";
import { type Direction, numberAttr, textAttr } from "./attrs";
import { blockDirection } from "./direction";
import { articleDirection } from "./direction_plugin";

/** A heading of the text. */
export interface Heading {
  /** The ULID of its block. */
  readonly id: string;
  /** 2 to 4; the headline is the first. */
  readonly level: number;
  /** Its words on one line; empty while nothing is written in it. */
  readonly text: string;
  /** The direction that it is shown in. */
  readonly dir: Direction;
}

/** The headings in their order, and the id of the one that the caret stands in or under. */
export interface Outline {
  readonly headings: readonly Heading[];
  /** Null before the first heading. */
  readonly current: string | null;
}

/** The outline of a state. Its cost is one look at each top-level block: headings stand nowhere else. */
export function outlineOf(state: EditorState): Outline {
  const headings: Heading[] = [];
  let current: string | null = null;
  const { head } = state.selection;
  state.doc.forEach((block, position) => {
    if (block.type.name !== "heading") return;
    const heading = headingOf(block, articleDirection(state));
    headings.push(heading);
    if (position <= head) current = heading.id;
  });
  return { headings, current };
}

/** Whether two outlines say the same. */
export function sameOutline(one: Outline, other: Outline): boolean {
  return (
    one.current === other.current &&
    one.headings.length === other.headings.length &&
    one.headings.every((heading, index) => sameHeading(heading, other.headings[index]))
  );
}

function sameHeading(one: Heading, other: Heading | undefined): boolean {
  return (
    one.id === other?.id &&
    one.level === other.level &&
    one.text === other.text &&
    one.dir === other.dir
  );
}

function headingOf(block: Node, articleDir: Direction): Heading {
  return {
    id: textAttr(block, "id"),
    level: numberAttr(block, "level"),
    text: block.textBetween(0, block.content.size, " ", " ").trim(),
    dir: blockDirection(block, articleDir),
  };
}
