/**
 * The editor as others use it.
 */
import { history } from "prosemirror-history";
import {
  EditorState,
  type Plugin,
  Selection,
  TextSelection,
  type Transaction,
} from "prosemirror-state";
import { EditorView } from "prosemirror-view";
import type { DocumentJson } from "../ipc/bindings";
import { layOutByAndBy } from "./arriving";
import type { Direction } from "./attrs";
import { caretBindings } from "./caret/bindings";
import { caretLine } from "./caret/caret_line";
import { caretFlowPlugin } from "./caret/motion";
import { caretColumnPlugin } from "./caret/rows";
import { blockHandlePlugin, blockBelow, type HandleOptions } from "./block_handle";
import { type Changes, ChangeTracker } from "./changes";
import { clipboardPlugin } from "./clipboard";
import { type CommandArgs, type CommandName, command } from "./commands";
import { depthLimitPlugin } from "./depth_limit";
import { figureViewPlugin, type PictureAddress } from "./figure_view";
import { focusChange, focusPlugin, focusUnit, type FocusUnit } from "./focus_plugin";
import { articleDirection, articleDirectionChange, directionPlugin } from "./direction_plugin";
import { articleLanguage, articleLanguageChange, languagePlugin } from "./language_plugin";
import { footnoteNumbersPlugin } from "./nodes/footnote/numbers";
import { footnotePairsPlugin } from "./nodes/footnote/pairs";
import { footnotePointerPlugin } from "./nodes/footnote/pointer";
import { idsPlugin, repairIds } from "./ids";
import { inputRulesPlugin } from "./input_rules";
import { type EditorSearch, foundPlugin, searchOf } from "./found";
import { isolatesPlugin } from "./isolates/plugin";
import { documentFromJson, documentToJson } from "./json";
import { isMac, keymapPlugin } from "./keymap";
import { lamAlefPlugin } from "./lam_alef";
import { leaveUpPlugin } from "./leave_up";
import { pastePlugins, type PasteReader } from "./paste/plugin";
import { pictureFilesPlugin, type TakePictures } from "./picture_files";
import { placeholderPlugin } from "./placeholder";
import { schema } from "./schema";
import { typedSpacePlugin } from "./typed_space";
import { typingPlugin } from "./typing/plugin";
import { type Help, NO_HELP } from "./typing/rules";
import { bindings } from "./shortcuts";
import { blockSelection } from "./block_place";
import { type DescribeSuggestion, suggestionViewPlugin } from "./suggestion_view";
import { type Suggestion, SuggestionList } from "./suggestions";
import { type EditorStateSummary, sameSummary, summarize } from "./summary";
import { lineAsked, typewriterPlugin } from "./typewriter";

/** What an editor is made of. Every visible word is passed in. */
export interface EditorOptions {
  /** The element the editor is put into. */
  readonly mount: HTMLElement;
  readonly body: DocumentJson;
  readonly articleDir: Direction;
  /** The article's language, a BCP 47 tag. */
  readonly language: string;
  /** What a screen reader calls the editor. */
  readonly label: string;
  readonly editable: boolean;
  /** What an empty article shows. */
  readonly placeholder: string;
  /** A new block id: a ULID. */
  readonly newId: () => string;
  /** The document changed: there may be something to take. Called at every edit, so keep it cheap. */
  onChange(): void;
  /** The summary changed; also called once at the start. */
  onState(state: EditorStateSummary): void;
  /** The document or the selection is another than before; it is called at every key, so keep it cheap. */
  onMoved?(): void;
  /** ArrowUp was pressed on the first line. */
  onLeaveUp?(): void;
  /** Other suggestions or comments stand in the text than before; it begins with none. */
  onSuggestions?(suggestions: readonly Suggestion[]): void;
  /** The words that a pointer gets at a suggestion; none where left out. */
  readonly describeSuggestion?: DescribeSuggestion;
  /** Where pictures of the vault are loaded from; without it figures show their description. */
  readonly pictureAddress?: PictureAddress;
  /** The help at typing, asked for at each key; none where left out. */
  readonly help?: () => Help;
  /** Who reads what is pasted from elsewhere; without one it is put in as mere letters. */
  readonly paste?: PasteReader;
  /** Whether the line that is written stays in the middle, asked at each key; never where left out. */
  readonly typewriter?: () => boolean;
  /** Takes pictures that are pasted as files; they are left where left out. */
  readonly takePictures?: TakePictures;
  /** The handle of blocks; none where left out. */
  readonly handle?: HandleOptions;
}

/** A living editor. */
export interface EditorHandle {
  /** What changed since the last take; null where nothing did. */
  takeChanges(): Changes | null;
  /** Returns the changes of a failed save to what the next take holds. */
  giveBack(changes: Changes): void;
  /** Shows another document, with an empty history. Throws a RangeError for one that is not valid. */
  load(body: DocumentJson): void;
  /** Has what is out of sight laid out after the first frame: for a text that is shown from its beginning. */
  layOutByAndBy(): void;
  /** Gives the editor the keyboard; without `where` the caret stays. */
  focus(where?: "start" | "end"): void;
  destroy(): void;
  /** Runs a command; false where it cannot be done now. */
  run(name: CommandName, args?: CommandArgs): boolean;
  /** The whole document, canonical. */
  document(): DocumentJson;
  /** Puts the caret into the block of this id, shows it and gives the editor the keyboard; false without one. */
  showBlock(id: string): boolean;
  /** The id of the top-level block before which what is let go at this height in the window, in pixels, comes; null behind the last. */
  blockBelow(y_px: number): string | null;
  /** From where to where in the window, in CSS pixels, the caret's line is. */
  line(): { top: number; bottom: number };
  /** Where the selection stands. */
  caret(): { anchor: number; head: number };
  /** Puts the selection there, or as near as the text of now has it, and gives the editor the keyboard. */
  putCaret(caret: { anchor: number; head: number }): void;
  /** Tells the article's language, and the direction that blocks without letters take. It is no edit. */
  setArticle(language: string, direction: Direction): void;
  /** Leaves only this clear, beside the caret; null for all of it. It is no edit. */
  focusOn(unit: FocusUnit): void;
  /** Puts the selection there as `putCaret` does; the keyboard stays where it is. */
  placeCaret(caret: { anchor: number; head: number }): void;
  /** Brings the caret's line to the middle of what scrolls, where it is to stay there. */
  toTheMiddle(): void;
  /** Looking for words in the text. */
  readonly search: EditorSearch;
  readonly view: EditorView;
}

/** The plugins of an editor, those that decide about keys and input first. */
export function editorPlugins(options: {
  articleDir: Direction;
  language: string;
  placeholder: string;
  newId: () => string;
  onLeaveUp?: (() => void) | undefined;
  describeSuggestion?: DescribeSuggestion;
  pictureAddress?: PictureAddress;
  help?: () => Help;
  paste?: PasteReader;
  typewriter?: () => boolean;
  takePictures?: TakePictures;
  handle?: HandleOptions;
}): Plugin[] {
  return [
    typedSpacePlugin(),
    lamAlefPlugin(),
    inputRulesPlugin(options.newId),
    typingPlugin(options.help ?? (() => NO_HELP)),
    ...(options.onLeaveUp === undefined ? [] : [leaveUpPlugin(options.onLeaveUp)]),
    keymapPlugin({ ...bindings(), ...caretBindings(isMac()) }),
    caretFlowPlugin(),
    caretColumnPlugin(),
    history(),
    depthLimitPlugin(),
    footnotePairsPlugin(),
    idsPlugin(options.newId),
    footnoteNumbersPlugin(),
    footnotePointerPlugin(),
    directionPlugin(options.articleDir),
    languagePlugin({ language: options.language, dir: options.articleDir }),
    isolatesPlugin(),
    foundPlugin(),
    placeholderPlugin(options.placeholder),
    ...(options.takePictures === undefined ? [] : [pictureFilesPlugin(options.takePictures)]),
    ...pastePlugins(options.newId, options.paste),
    clipboardPlugin(),
    suggestionViewPlugin(options.describeSuggestion ?? (() => "")),
    figureViewPlugin(options.pictureAddress ?? (() => null)),
    focusPlugin(),
    typewriterPlugin(options.typewriter ?? (() => false)),
    ...(options.handle === undefined ? [] : [blockHandlePlugin(options.handle)]),
  ];
}

/** The attributes of the editable element, beside the article's direction and language. */
function attributesOf(options: EditorOptions): Record<string, string> {
  return {
    role: "textbox",
    "aria-multiline": "true",
    "aria-label": options.label,
    "data-testid": "editor",
    spellcheck: "false",
  };
}

/** Puts an editor into `options.mount`. Throws a RangeError for a body that is not a valid document. */
export function createEditor(options: EditorOptions): EditorHandle {
  const doc = documentFromJson(options.body);
  const tracker = new ChangeTracker(doc);
  const stateOf = (
    body: typeof doc,
    { articleDir, language }: Pick<EditorOptions, "articleDir" | "language">,
  ): EditorState => {
    const onLeaveUp = options.onLeaveUp?.bind(options);
    const plugins = editorPlugins({ ...options, articleDir, language, onLeaveUp });
    const { tr } = EditorState.create({ doc: body });
    return EditorState.create({ doc: repairIds(tr, options.newId).doc, plugins });
  };
  const list = new SuggestionList();
  let told: readonly Suggestion[] = list.of(schema.topNodeType.create());
  const tellSuggestions = (body: typeof doc): void => {
    const suggestions = list.of(body);
    if (suggestions === told) return;
    told = suggestions;
    options.onSuggestions?.(suggestions);
  };
  let shown: EditorStateSummary | null = null;
  const report = (state: EditorState): void => {
    tellSuggestions(state.doc);
    const summary = summarize(state);
    if (shown !== null && sameSummary(shown, summary)) return;
    shown = summary;
    options.onState(summary);
  };
  const view = new EditorView(options.mount, {
    state: stateOf(doc, options),
    editable: () => options.editable,
    attributes: attributesOf(options),
    dispatchTransaction(this: EditorView, tr: Transaction) {
      const before = this.state;
      const state = before.apply(tr);
      this.updateState(state);
      if (state.doc !== before.doc) options.onChange();
      if (tr.docChanged || tr.selectionSet) options.onMoved?.();
      report(state);
    },
  });
  report(view.state);
  return {
    view,
    search: searchOf(view),
    takeChanges: () => tracker.take(view.state.doc),
    giveBack: (changes) => tracker.giveBack(changes),
    load(body) {
      const next = documentFromJson(body);
      tracker.reset(next);
      const articleDir = articleDirection(view.state);
      const unit = focusUnit(view.state);
      view.updateState(stateOf(next, { articleDir, language: articleLanguage(view.state) }));
      if (unit !== null) view.dispatch(focusChange(view.state, unit));
      options.onMoved?.();
      report(view.state);
    },
    layOutByAndBy: () => layOutByAndBy(view),
    focus(where) {
      if (where !== undefined) view.dispatch(caretAt(view.state, where));
      view.focus();
    },
    destroy: () => view.destroy(),
    run: (name, args) => command(name, args)(view.state, view.dispatch.bind(view), view),
    document: () => documentToJson(view.state.doc),
    showBlock(id) {
      const selection = blockSelection(view.state.doc, id);
      if (selection === null) return false;
      // Nothing is scrolled to while the keyboard is elsewhere: the page's selection is there too.
      view.focus();
      view.dispatch(view.state.tr.setSelection(selection).scrollIntoView());
      return true;
    },
    blockBelow: (y_px) => blockBelow(view, y_px),
    line: () => caretLine(view),
    caret: () => ({ anchor: view.state.selection.anchor, head: view.state.selection.head }),
    putCaret(caret) {
      view.dispatch(caretPut(view.state, caret));
      view.focus();
    },
    placeCaret: (caret) => view.dispatch(caretPut(view.state, caret)),
    setArticle(language, dir) {
      if (dir !== articleDirection(view.state))
        view.dispatch(articleDirectionChange(view.state, dir));
      if (language !== articleLanguage(view.state))
        view.dispatch(articleLanguageChange(view.state, { language, dir }));
    },
    focusOn(unit) {
      if (unit !== focusUnit(view.state)) view.dispatch(focusChange(view.state, unit));
    },
    toTheMiddle: () => view.dispatch(lineAsked(view.state)),
  };
}

function caretPut(
  { doc, tr }: EditorState,
  { anchor, head }: { anchor: number; head: number },
): Transaction {
  const at = (place: number) => doc.resolve(Math.min(place, doc.content.size));
  return tr.setSelection(TextSelection.between(at(anchor), at(head)));
}

function caretAt(state: EditorState, where: "start" | "end"): Transaction {
  const selection = where === "start" ? Selection.atStart(state.doc) : Selection.atEnd(state.doc);
  return state.tr.setSelection(selection).scrollIntoView();
}
