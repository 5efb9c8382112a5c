/**
 * A node in two states as elements of the page: it looks as in the text, with what came and what went marked in it.
 */
import { DOMSerializer, type Mark, type Node } from "prosemirror-model";
import type { MarkShape, MergedShape, NodeChange } from "../ipc/bindings";
import { markType, nodeType, textAttr, type Direction } from "./attrs";
import { textDirection } from "./direction";
import type { PictureAddress } from "./figure_view";
import { schema } from "./schema";

/** What a comparison is shown with. */
export interface ComparedOptions {
  /** What a change is called, for those who do not see its colour or line. */
  readonly words: Readonly<Record<NodeChange, string>>;
  readonly pictureAddress: PictureAddress;
  /** The direction of the article. */
  readonly dir: Direction;
}

/** Types whose direction is their own line's. */
const LINES = new Set(["paragraph", "heading", "pull_quote", "figure"]);

/** The element of a node, with all that stands in it. Throws a RangeError for what the schema does not have. */
export function comparedElement(shape: MergedShape, options: ComparedOptions): HTMLElement {
  const node = nodeType(schema, shape.type).create(shape.attrs ?? {});
  const { dom, contentDOM } = drawn(node);
  if (LINES.has(shape.type) && !dom.hasAttribute("dir"))
    dom.dir = textDirection(lettersOf(shape), options.dir);
  if (shape.type === "figure") picture(dom, textAttr(node, "media"), options.pictureAddress);
  contentDOM?.append(...(shape.content ?? []).flatMap((child) => elementsOf(child, options)));
  if (shape.change !== undefined) tell(dom, contentDOM ?? dom, shape.change, options);
  return dom;
}

/** All letters of a node, of both states. */
export function lettersOf(shape: MergedShape): string {
  return (shape.text ?? "") + (shape.content ?? []).map(lettersOf).join("");
}

function elementsOf(shape: MergedShape, options: ComparedOptions): globalThis.Node[] {
  if (shape.type !== "text" && shape.type !== "hard_break" && shape.type !== "footnote_ref")
    return [comparedElement(shape, options)];
  const { change: kind } = shape;
  const around = shape.text === undefined || kind === undefined ? null : spaced(shape.text);
  if (around !== null && kind !== "form") {
    const [before, words, after] = around;
    const inside = elementsOf({ ...shape, text: words }, options);
    return [document.createTextNode(before), ...inside, document.createTextNode(after)];
  }
  const inside =
    shape.type === "text"
      ? document.createTextNode(shape.text ?? "")
      : drawn(nodeType(schema, shape.type).create(shape.attrs ?? {})).dom;
  const marked = (shape.marks ?? []).reduceRight(within, inside);
  return [shape.change === undefined ? marked : change(marked, shape.change, options)];
}

/** The words of a change and the spaces around them, which have no line below or through them; null where there are none. */
function spaced(text: string): [string, string, string] | null {
  const words = text.trim();
  if (words === "" || words === text) return null;
  const at = text.indexOf(words);
  return [text.slice(0, at), words, text.slice(at + words.length)];
}

/** The element within that of a mark. */
function within(inside: globalThis.Node, shape: MarkShape): globalThis.Node {
  const mark = markType(schema, shape.type).create(shape.attrs ?? {});
  const { dom, contentDOM } = drawn(mark);
  (contentDOM ?? dom).append(inside);
  return dom;
}

/** The words of a change, and what it is called before them. */
function change(inside: globalThis.Node, kind: NodeChange, options: ComparedOptions): HTMLElement {
  const element = document.createElement(ELEMENTS[kind]);
  element.className = `compared ${kind}`;
  element.append(told(kind, options), inside);
  return element;
}

/** Marks a whole node, where an element around it could not stand. */
function tell(dom: HTMLElement, at: HTMLElement, kind: NodeChange, options: ComparedOptions): void {
  dom.dataset["compared"] = kind;
  // Between the rows of a table or the items of a list no words can stand: their first cell or line says it.
  const place = at.matches("tr, ul, ol, tbody") ? at.querySelector("td, th, p") : at;
  place?.prepend(told(kind, options));
}

function told(kind: NodeChange, { words }: ComparedOptions): HTMLElement {
  const said = document.createElement("span");
  said.className = "out-of-sight";
  said.textContent = words[kind];
  return said;
}

function picture(figure: HTMLElement, media: string, address: PictureAddress): void {
  const frame = figure.querySelector<HTMLElement>(".picture");
  const src = media === "" ? null : address(media);
  if (frame === null) return;
  frame.dataset["state"] = src === null ? "missing" : "shown";
  if (src === null) return;
  const image = document.createElement("img");
  image.src = src;
  image.alt = figure.dataset["alt"] ?? "";
  image.addEventListener("error", () => {
    image.remove();
    frame.dataset["state"] = "missing";
  });
  frame.prepend(image);
}

function drawn(holder: Node | Mark): { dom: HTMLElement; contentDOM: HTMLElement | null } {
  const { spec } = holder.type;
  // What the schema's own functions draw needs no more than the holder.
  const draw = spec.toDOM as ((holder: Node | Mark, inline: boolean) => unknown) | undefined;
  const output = draw?.(holder, true);
  if (output === undefined) throw new RangeError(`${holder.type.name} is not drawn`);
  const rendered = DOMSerializer.renderSpec(document, output as never);
  if (!(rendered.dom instanceof HTMLElement))
    throw new RangeError(`${holder.type.name} is no element`);
  return { dom: rendered.dom, contentDOM: rendered.contentDOM ?? null };
}

const ELEMENTS: Readonly<Record<NodeChange, "ins" | "del" | "span">> = {
  insert: "ins",
  delete: "del",
  form: "span",
};
