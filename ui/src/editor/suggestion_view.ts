/**
 * How suggestions and comments are shown: each says who and when, and the one at the caret stands out.
 */
import { DOMSerializer, type Mark } from "prosemirror-model";
import { type EditorState, Plugin } from "prosemirror-state";
import { Decoration, DecorationSet, type MarkViewConstructor } from "prosemirror-view";
import { textAttr } from "./attrs";
import { suggestionsAt } from "./suggestions";

/** What a mark of a suggestion or comment says of itself. */
export interface SuggestionMark {
  readonly kind: "insertion" | "deletion" | "comment";
  readonly person: string;
  /** RFC 3339. */
  readonly at: string;
  /** What a comment says; empty for any other kind. */
  readonly comment: string;
}

/** The words that a pointer or a screen reader gets at a suggestion. */
export type DescribeSuggestion = (mark: SuggestionMark) => string;

/** The class of the suggestion at the caret. */
export const HERE = "suggestion-here";

/** The plugin that shows suggestions; `describe` gives each its words. */
export function suggestionViewPlugin(describe: DescribeSuggestion): Plugin {
  const show: MarkViewConstructor = (mark) => ({ dom: element(mark, describe) });
  return new Plugin({
    props: {
      markViews: { insertion: show, deletion: show, comment: show },
      decorations: here,
    },
  });
}

function element(mark: Mark, describe: DescribeSuggestion): HTMLElement {
  const spec = mark.type.spec.toDOM?.(mark, true) ?? ["span", 0];
  const { dom } = DOMSerializer.renderSpec(document, spec);
  dom.title = describe({
    kind: mark.type.name as SuggestionMark["kind"],
    person: textAttr(mark, "person"),
    at: textAttr(mark, "at"),
    comment: textAttr(mark, "text"),
  });
  return dom;
}

function here(state: EditorState): DecorationSet | null {
  const [span] = suggestionsAt(state);
  if (span === undefined) return null;
  return DecorationSet.create(state.doc, [Decoration.inline(span.from, span.to, { class: HERE })]);
}
