/**
 * An editor for tests: typing, pressing, running commands, and reading what came of it.
 */
import type { Node } from "prosemirror-model";
import { EditorState, TextSelection } from "prosemirror-state";
import { EditorView } from "prosemirror-view";
import type { Direction } from "../attrs";
import { type CommandArgs, type CommandName, command } from "../commands";
import { editorPlugins } from "../create";
import { type Help, NO_HELP } from "../typing/rules";
import { countedIds, docOf } from "./build";

/** A key press; what is not said is not held. */
export type Press = KeyboardEventInit & { readonly altGraph?: boolean };

/** Where the bracket stands in the text; null where it is not there. */
function find(doc: Node, bracket: string): number | null {
  let found: number | null = null;
  doc.descendants((node, position) => {
    const at = node.isText ? (node.text ?? "").indexOf(bracket) : -1;
    if (at >= 0 && found === null) found = position + at;
  });
  return found;
}

/**
 * The state of a document whose text holds the selection between ⟦ and ⟧ (the caret: ⟦⟧); at the start
 * of the document where it holds none.
 */
export function stateOf(
  blocks: readonly Node[],
  articleDir: Direction = "rtl",
  help: Help = NO_HELP,
): EditorState {
  const newId = countedIds();
  const language = articleDir === "rtl" ? "ar" : "en";
  const { tr } = EditorState.create({ doc: docOf(blocks, newId) });
  const from = find(tr.doc, "⟦");
  if (from !== null) tr.delete(from, from + 1);
  const to = find(tr.doc, "⟧");
  if (to !== null) tr.delete(to, to + 1);
  const selection =
    from === null ? TextSelection.atStart(tr.doc) : TextSelection.create(tr.doc, from, to ?? from);
  return EditorState.create({
    doc: tr.doc,
    selection,
    plugins: editorPlugins({ articleDir, language, placeholder: "…", newId, help: () => help }),
  });
}

/** A view over a state, with hands. */
export class Desk {
  readonly view: EditorView;

  constructor(blocks: readonly Node[], articleDir: Direction = "rtl", help: Help = NO_HELP) {
    const mount = document.createElement("div");
    this.view = new EditorView(mount, { state: stateOf(blocks, articleDir, help) });
  }

  /** The document, as ProseMirror writes it, with ⟦ and ⟧ around the selection. */
  get text(): string {
    const { selection, tr } = this.view.state;
    if (!(selection instanceof TextSelection)) return tr.doc.toString();
    tr.insertText("⟧", selection.to).insertText("⟦", selection.from);
    return tr.doc.toString().replace(/^doc\((.*)\)$/s, "$1");
  }

  get doc(): Node {
    return this.view.state.doc;
  }

  /** Types sign by sign, as the browser reports it. */
  type(text: string): this {
    for (const sign of text) {
      const { from, to } = this.view.state.selection;
      const insert = () => this.view.state.tr.insertText(sign, from, to);
      const handled = this.view.someProp("handleTextInput", (handle) =>
        handle(this.view, from, to, sign, insert),
      );
      if (handled !== true) this.view.dispatch(insert());
    }
    return this;
  }

  /** Presses a key; says whether the editor took it. */
  press(press: Press): boolean {
    const event = new KeyboardEvent("keydown", {
      ...press,
      modifierAltGraph: press.altGraph ?? false,
    });
    return this.view.someProp("handleKeyDown", (handle) => handle(this.view, event)) ?? false;
  }

  /** Presses keys that have to be taken. */
  keys(...names: string[]): this {
    for (const key of names)
      if (!this.press({ key, code: key })) throw new Error(`${key} was not taken`);
    return this;
  }

  /** Runs a command; says whether it could be done. */
  run(name: CommandName, args?: CommandArgs): boolean {
    return command(name, args)(this.view.state, this.view.dispatch.bind(this.view), this.view);
  }

  /** The element that shows the `index`th top-level block. */
  shown(index: number): HTMLElement {
    return this.view.dom.children[index] as HTMLElement;
  }
}
