/**
 * An editor that is pasted into: a clipboard, a host that answers when it is told to, and what came of it.
 */
import { vi } from "vitest";
import type { BlockJson } from "../../ipc/bindings";
import { createEditor, type EditorHandle } from "../create";
import { documentToJson } from "../json";
import type { PasteOutcome } from "../paste/plugin";
import { countedIds, docOf } from "./build";

type Blocks = Parameters<typeof docOf>[0];
type Answer = (blocks: readonly BlockJson[] | null) => void;

/** The clipboard, as far as the editor asks of it. */
export class Clipboard {
  readonly #data: Map<string, string>;
  readonly files: readonly unknown[];

  constructor(data: Record<string, string> = {}, files: readonly unknown[] = []) {
    this.#data = new Map(Object.entries(data));
    this.files = files;
  }

  getData(type: string): string {
    return this.#data.get(type) ?? "";
  }

  setData(type: string, value: string): void {
    this.#data.set(type, value);
  }

  clearData(): void {
    this.#data.clear();
  }
}

/** The blocks as the host gives them, with ids that no other text has. */
export function blocksOf(...blocks: Blocks): readonly BlockJson[] {
  return documentToJson(docOf(blocks, countedIds("01M0"))).content;
}

/** An editor in the page. The selection is what stands between ⟦ and ⟧. */
export class PasteDesk {
  readonly editor: EditorHandle;
  readonly asked: { html: string; text: string }[] = [];
  readonly told: PasteOutcome[] = [];
  readonly tooLong = vi.fn();
  readonly #answers: Answer[] = [];
  #fail: (reason: Error) => void = () => undefined;

  constructor(...blocks: Blocks) {
    this.editor = createEditor({
      mount: document.body,
      body: documentToJson(docOf(blocks)),
      articleDir: "rtl",
      language: "ar",
      label: "متن",
      editable: true,
      placeholder: "",
      newId: countedIds("01K0"),
      onChange: () => undefined,
      onState: () => undefined,
      paste: {
        read: (html, text) => {
          this.asked.push({ html, text });
          return new Promise((resolve, reject) => {
            this.#fail = reject;
            const told = (outcome: PasteOutcome) => void this.told.push(outcome);
            this.#answers.push((found) => resolve({ blocks: found, told }));
          });
        },
        tooLong: this.tooLong,
      },
    });
    if (this.find("⟦") >= 0) this.#select();
  }

  /** The text, as ProseMirror writes it. */
  get text(): string {
    return this.editor.view.state.doc.toString().replace(/^doc\((.*)\)$/su, "$1");
  }

  /** Sends the event; whether the editor took it. */
  send(kind: "paste" | "copy" | "cut", clipboardData: Clipboard): boolean {
    const event = Object.assign(new Event(kind, { bubbles: true, cancelable: true }), {
      clipboardData,
    });
    this.editor.view.dom.dispatchEvent(event);
    return event.defaultPrevented;
  }

  /** Pastes what has this HTML and text. */
  paste(text: string, html = ""): boolean {
    return this.send("paste", new Clipboard({ "text/html": html, "text/plain": text }));
  }

  /** The host answers what was asked as the `index`th. */
  async answer(blocks: readonly BlockJson[] | null, index = 0): Promise<void> {
    this.#answers[index]?.(blocks);
    await Promise.resolve();
    await Promise.resolve();
  }

  /** The host breaks off what was asked last. */
  fail(): void {
    this.#fail(new Error("no answer"));
  }

  type(letters: string): void {
    const { from, to } = this.editor.view.state.selection;
    this.editor.view.dispatch(this.editor.view.state.tr.insertText(letters, from, to));
  }

  /** Where `letters` stand first, as a document position; less than 0 where they do not. */
  find(letters: string): number {
    let found = -1;
    this.editor.view.state.doc.descendants((node, position) => {
      const at = node.isText ? (node.text ?? "").indexOf(letters) : -1;
      if (at >= 0 && found < 0) found = position + at;
    });
    return found;
  }

  #select(): void {
    const [anchor, head] = ["⟦", "⟧"].map((bracket) => {
      const at = this.find(bracket);
      const { tr } = this.editor.view.state;
      this.editor.view.dispatch(tr.delete(at, at + 1).setMeta("addToHistory", false));
      return at;
    });
    this.editor.putCaret({ anchor: anchor ?? 0, head: head ?? 0 });
  }
}
