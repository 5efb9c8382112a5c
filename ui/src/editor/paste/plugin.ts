/**
 * Copying, cutting and pasting. What comes from elsewhere is read by the host and never becomes part of the page
 * before that; what was copied here comes back whole.
 */
import { closeHistory } from "prosemirror-history";
import { type Node, Slice } from "prosemirror-model";
import { type EditorState, Plugin, Selection, type Transaction } from "prosemirror-state";
import type { EditorView } from "prosemirror-view";
import type { BlockJson } from "../../ipc/bindings";
import { plainText } from "../clipboard";
import { wellFormed } from "../json";
import { cleanHtml } from "./leaving";
import { OWN_TYPE, ownJson, ownPiece, renewed, unwrapped } from "./own";
import { pendingPlugin, type Place, placeAt, placeNow, say } from "./pending";
import { fitted, nodesOf, paragraphsOf, type Piece, pieceOf } from "./place";

/** What became of something that was pasted. */
export type PasteOutcome = "put" | "plain" | "nothing";

/** What the host made of something that was pasted. */
export interface ReadPaste {
  /** Its blocks; null where it could not be read, so that its letters are put in. */
  readonly blocks: readonly BlockJson[] | null;
  /** Hears what became of it. */
  readonly told: (outcome: PasteOutcome) => void;
}

/** Who reads what comes from elsewhere. */
export interface PasteReader {
  read(html: string, text: string): Promise<ReadPaste>;
  /** Hears that a text was too long to be put in. */
  tooLong(): void;
}

/** Characters of mere text that are put in, at most. */
const MOST_CHARS = 1_000_000;
/** Lines of it, at most. */
const MOST_LINES = 20_000;

/** The plugins for copying and pasting; without a reader, what comes from elsewhere is put in as letters. */
export function pastePlugins(newId: () => string, reader?: PasteReader): Plugin[] {
  const pasting = new Pasting(newId, reader);
  return [pendingPlugin(), pasting.plugin()];
}

class Pasting {
  readonly #newId: () => string;
  readonly #reader: PasteReader | undefined;
  /** Whether the keys of plain pasting were pressed last. */
  #isPlain = false;

  constructor(newId: () => string, reader: PasteReader | undefined) {
    this.#newId = newId;
    this.#reader = reader;
  }

  plugin(): Plugin {
    return new Plugin({
      props: {
        handleDOMEvents: {
          keydown: (_view, event) => {
            const isV = event.code === "KeyV" || event.key.toLowerCase() === "v";
            this.#isPlain = isV && (event.ctrlKey || event.metaKey) && event.shiftKey;
            return false;
          },
          copy: (view, event) => copy(view, event),
          cut: (view, event) => {
            if (!copy(view, event)) return false;
            if (view.editable)
              view.dispatch(closeHistory(view.state.tr.deleteSelection()).scrollIntoView());
            return true;
          },
          paste: (view, event) => this.#paste(view, event),
          drop: (view, event) => this.#drop(view, event),
        },
      },
    });
  }

  #paste(view: EditorView, event: ClipboardEvent): boolean {
    const isPlain = this.#isPlain;
    this.#isPlain = false;
    const data = event.clipboardData;
    if (data === null || !view.editable) return false;
    event.preventDefault();
    // Files belong to whoever takes files.
    if (data.files.length > 0 && data.getData("text/plain") === "") {
      view.someProp("handlePaste", (handle) => handle(view, event, Slice.empty));
      return true;
    }
    const { from, to } = view.state.selection;
    this.#take(view, data, { from, to }, isPlain);
    return true;
  }

  /** What is dragged here from elsewhere is read as what is pasted. */
  #drop(view: EditorView, event: DragEvent): boolean {
    const data = event.dataTransfer;
    if (view.dragging !== null || data === null || data.files.length > 0 || !view.editable)
      return false;
    const at = view.posAtCoords({ left: event.clientX, top: event.clientY });
    if (at === null) return false;
    event.preventDefault();
    view.focus();
    this.#take(view, data, { from: at.pos, to: at.pos }, false);
    return true;
  }

  #take(
    view: EditorView,
    data: DataTransfer,
    range: { from: number; to: number },
    isPlain: boolean,
  ): void {
    const text = wellFormed(data.getData("text/plain"));
    const own = isPlain ? null : ownPiece(data.getData(OWN_TYPE));
    const place = placeAt(view.state, range.from, range.to);
    if (own !== null && this.#putOwn(view, place, own)) return;
    const html = isPlain ? "" : wellFormed(data.getData("text/html"));
    if (this.#reader === undefined || (isPlain && html === "")) this.#putPlain(view, place, text);
    else if (html.trim() !== "" || text.trim() !== "")
      void this.#read(this.#reader, view, place, html, text);
  }

  async #read(
    reader: PasteReader,
    view: EditorView,
    waiting: Place,
    html: string,
    text: string,
  ): Promise<void> {
    view.dispatch(waits(view.state, waiting));
    const { blocks, told } = await reader.read(html, text).catch(unread);
    if (view.isDestroyed) return;
    const place = placeNow(view.state, waiting);
    if (place === null) return;
    const nodes = blocks === null ? null : readable(blocks);
    if (nodes === null) {
      told(this.#putPlain(view, place, text) ? "plain" : "nothing");
      return;
    }
    if (nodes.length === 0) {
      view.dispatch(say(view.state.tr, "ends", place));
      told("nothing");
      return;
    }
    const isPut = put(view, place, (state, to) => pieceOf(nodes, state.doc.resolve(to)));
    told(isPut ? "put" : "nothing");
  }

  /** Puts back what was copied here; false where it does not fit, because this editor did not write it. */
  #putOwn(view: EditorView, place: Place, own: Piece): boolean {
    const piece = renewed(own, this.#newId);
    return put(view, place, (state, to) => ({
      ...piece,
      slice: fitted(piece.slice, state.doc.resolve(to)),
    }));
  }

  #putPlain(view: EditorView, place: Place, text: string): boolean {
    const isLong = text.length > MOST_CHARS || text.split("\n", MOST_LINES + 1).length > MOST_LINES;
    if (isLong) {
      view.dispatch(say(view.state.tr, "ends", place));
      this.#reader?.tooLong();
      return false;
    }
    return put(view, place, (state, to) =>
      pieceOf(paragraphsOf(state.schema, text), state.doc.resolve(to)),
    );
  }
}

/** What is known where the host gave no answer at all: its letters are put in. */
function unread(): ReadPaste {
  return { blocks: null, told: () => undefined };
}

/** The nodes of the host's blocks; null where they are none. */
function readable(blocks: readonly BlockJson[]): readonly Node[] | null {
  try {
    return nodesOf(blocks);
  } catch {
    return null;
  }
}

/** Marks the place; what is typed from now on stands behind it. */
function waits(state: EditorState, place: Place): Transaction {
  const tr = say(state.tr, "waits", place);
  const { from, to } = tr.selection;
  const isOverIt = from === place.from && to === place.to && from < to;
  return isOverIt ? tr.setSelection(Selection.near(tr.doc.resolve(to), -1)) : tr;
}

/** Puts a piece into its place as one step of undo; false where nothing could be. */
function put(
  view: EditorView,
  place: Place,
  piece: (state: EditorState, to: number) => Piece,
): boolean {
  const { state } = view;
  const { to } = place;
  // What was typed over the place meanwhile stays.
  const isAsBefore = state.doc.slice(place.from, to).content.eq(place.before);
  const from = isAsBefore ? place.from : to;
  const { slice, notes } = piece(state, to);
  const tr = closeHistory(say(state.tr, "ends", place));
  const isAtCaret = state.selection.from >= place.from && state.selection.to <= to;
  tr.replaceRange(from, to, slice);
  if (isAtCaret && tr.docChanged) caretBehind(tr);
  if (notes.length > 0) tr.insert(tr.doc.content.size, [...notes]);
  tr.setMeta("paste", true).setMeta("uiEvent", "paste");
  if (!tr.docChanged || !isValid(tr)) {
    view.dispatch(say(view.state.tr, "ends", place));
    return false;
  }
  view.dispatch(tr.scrollIntoView());
  const isPut = view.state.doc !== state.doc;
  if (!isPut) view.dispatch(say(view.state.tr, "ends", place));
  // What is typed next is another step of undo.
  view.dispatch(closeHistory(view.state.tr));
  return isPut;
}

function caretBehind(tr: Transaction): void {
  let end = tr.selection.to;
  tr.mapping.maps.at(-1)?.forEach((_from, _to, _start, newEnd) => (end = newEnd));
  tr.setSelection(Selection.near(tr.doc.resolve(end), -1));
}

/** Whether every block that changed is one that a document may hold. */
function isValid(tr: Transaction): boolean {
  const before = new Set(tr.before.children);
  try {
    for (const block of tr.doc.children) if (!before.has(block)) block.check();
    return true;
  } catch {
    return false;
  }
}

/** Puts the selection on the clipboard: clean for others, whole for Warraq. */
function copy(view: EditorView, event: ClipboardEvent): boolean {
  const { state } = view;
  const data = event.clipboardData;
  if (data === null || state.selection.empty) return false;
  const slice = unwrapped(state.selection.content());
  event.preventDefault();
  data.clearData();
  data.setData("text/html", cleanHtml(state, slice));
  data.setData("text/plain", plainText(slice));
  data.setData(OWN_TYPE, ownJson(state, slice));
  return true;
}
