/**
 * Places that wait for what is pasted into them. Reading takes a moment, and whoever types meanwhile loses nothing: a
 * place moves with the text around it.
 */
import type { Fragment } from "prosemirror-model";
import { type EditorState, Plugin, PluginKey, type Transaction } from "prosemirror-state";
import { Decoration, DecorationSet } from "prosemirror-view";

/** A place, by document positions. */
export interface Place {
  /** Later ones have greater numbers. */
  readonly number: number;
  readonly from: number;
  readonly to: number;
  /** What stood there, which is to be replaced while it still does. */
  readonly before: Fragment;
}

type Said = { readonly kind: "waits" | "ends"; readonly place: Place };

const key = new PluginKey<readonly Place[]>("paste");

/** Says in `tr` that a place waits, or waits no more. */
export function say(tr: Transaction, kind: Said["kind"], place: Place): Transaction {
  return tr.setMeta(key, { kind, place } satisfies Said);
}

/** A new place over the selection; the caret stands behind it. */
export function placeAt(state: EditorState, from: number, to: number): Place {
  const last = key.getState(state)?.at(-1)?.number ?? 0;
  return { number: last + 1, from, to, before: state.doc.slice(from, to).content };
}

/** Where this place is by now; null where it is gone, because another text was loaded. */
export function placeNow(state: EditorState, { number }: Place): Place | null {
  return key.getState(state)?.find((place) => place.number === number) ?? null;
}

/** The plugin that keeps the places. */
export function pendingPlugin(): Plugin {
  return new Plugin<readonly Place[]>({
    key,
    state: {
      init: () => [],
      apply(tr, places) {
        const said = tr.getMeta(key) as Said | undefined;
        const ended = said?.kind === "ends" ? said.place.number : null;
        const kept = places
          .filter(({ number }) => number !== ended)
          .map((place) => (tr.docChanged ? moved(place, tr, ended) : place));
        return said?.kind === "waits" ? [...kept, said.place] : kept;
      },
    },
    props: {
      decorations(state) {
        const places = key.getState(state) ?? [];
        if (places.length === 0) return DecorationSet.empty;
        return DecorationSet.create(state.doc, places.flatMap(shown));
      },
    },
  });
}

/** What is typed at the end of a place stands behind it, and so does what was pasted there later. */
function moved(place: Place, tr: Transaction, ended: number | null): Place {
  const isLater = ended !== null && ended < place.number;
  const to = tr.mapping.map(place.to, isLater ? 1 : -1);
  const from = place.from === place.to ? to : Math.min(to, tr.mapping.map(place.from, 1));
  return { ...place, from, to };
}

function shown({ from, to }: Place): Decoration[] {
  const sign = (): HTMLElement => {
    const dom = document.createElement("span");
    dom.className = "pasting";
    dom.setAttribute("aria-hidden", "true");
    return dom;
  };
  const mark = Decoration.widget(to, sign, { side: -1, ignoreSelection: true });
  return from < to ? [Decoration.inline(from, to, { class: "pasted-over" }), mark] : [mark];
}
